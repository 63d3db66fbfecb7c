#include "meta.h"

#include <string.h>

enum {
	PARTS = 16, /* more names than a signature has */
	HEADS = 4   /* header, dateline */
};

/* One value that a rule found. */
typedef struct {
	const char *key;
	span at;
} part;

typedef struct {
	part p[PARTS];
	size_t n;
} part_list;

static bool is(const char *a, const char *b) { return strcmp(a, b) == 0; }

/* A list with more parts than there is room for is none that is certain. */
static bool add_part(part_list *parts, const char *key, span at)
{
	if (parts->n == PARTS) return false;
	parts->p[parts->n++] = (part){key, at};
	return true;
}

/* Whether one of the first n parts has the key. */
static bool has_key(const part_list *parts, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (is(parts->p[i].key, key)) return true;
	return false;
}

bool meta_has_kind(const meta_kinds *kinds, span kind)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (span_equal(kinds->kind[i], kind)) return true;
	return false;
}

static bool is_kept(const meta_kinds *kept, const lang_meta *rule) { return meta_has_kind(kept, span_of(rule->kind)); }

size_t meta_longest_line(const lang *l, const meta_kinds *kept)
{
	size_t most = 0;
	for (size_t i = 0; i < l->n_metas; i++)
		if (l->metas[i].longest > most && !is_kept(kept, l->metas + i)) most = l->metas[i].longest;
	return most;
}

static span group_span(span text, pattern_group g) { return span_cut(text, g.start, g.end); }

static bool is_separator(byte c) { return c == ',' || c == ';' || c == '/' || c == '(' || c == ')'; }

/* Takes the next part off a list, without the white space around it; false at the end. Empty parts are passed over. */
static bool next_part(span *list, span *one)
{
	while (list->n) {
		size_t n = 0;
		while (n < list->n && !is_separator(list->p[n])) n++;
		const byte *end = list->p + n, *p = utf8_skip_space(list->p, end);
		*one = (span){p, (size_t)(utf8_trim_space(p, end) - p)};
		*list = span_cut(*list, n < list->n ? n + 1 : n, list->n);
		if (one->n) return true;
	}
	return false;
}

/* Adds what the rules of the place `part` say about one name; false if they do not know it. */
static bool judge_part(const lang *l, span one, part_list *parts)
{
	for (size_t i = 0; i < l->n_metas; i++) {
		pattern_match m;
		if (!is(l->metas[i].place, "part") || !pattern_find(l->metas[i].pattern, one, &m)) continue;
		for (size_t g = 0; g < m.n; g++)
			if (!add_part(parts, m.groups[g].name, group_span(one, m.groups[g]))) return false;
		return true;
	}
	return false;
}

/* Names are certain when each is known, and an agency is among them or they are dated. */
static bool judge_credits(const lang *l, span list, part_list *parts)
{
	span one;
	while (next_part(&list, &one))
		if (!judge_part(l, one, parts)) return false;
	bool dated = has_key(parts, parts->n, "date");
	return has_key(parts, parts->n, "agencies") || (dated && has_key(parts, parts->n, "authors"));
}

/* Takes the name before the word that stands between two ("und") off a list of such. */
static span next_name(span *names, span word)
{
	for (size_t i = 1; word.n && i + word.n + 1 < names->n; i++) {
		bool here = names->p[i - 1] == ' ' && names->p[i + word.n] == ' ' &&
			    span_equal(span_cut(*names, i, i + word.n), word);
		if (!here) continue;
		span one = span_cut(*names, 0, i - 1);
		*names = span_cut(*names, i + word.n + 1, names->n);
		return one;
	}
	span one = *names;
	*names = (span){0};
	return one;
}

static bool split_authors(const lang *l, span list, const char *key, part_list *parts)
{
	span one;
	while (next_part(&list, &one))
		while (one.n)
			if (!add_part(parts, key, next_name(&one, lang_setting(l, "and", "")))) return false;
	return true;
}

/* Adds what the groups of a match say; false if that is not certain. */
static bool judge(const lang *l, span text, const pattern_match *m, part_list *parts)
{
	for (size_t i = 0; i < m->n; i++) {
		const char *key = m->groups[i].name;
		span at = group_span(text, m->groups[i]);
		bool certain = is(key, "credits")   ? judge_credits(l, at, parts)
			       : is(key, "authors") ? split_authors(l, at, key, parts)
						    : add_part(parts, key, at);
		if (!certain) return false;
	}
	return true;
}

/* Takes the next number (a run of digits) off a text; an empty span at the end. */
static span next_number(span *s)
{
	size_t from = 0;
	while (from < s->n && !utf8_is_digit(s->p[from])) from++;
	size_t to = from;
	while (to < s->n && utf8_is_digit(s->p[to])) to++;
	span number = span_cut(*s, from, to);
	*s = span_cut(*s, to, s->n);
	return number;
}

static void add_two_digits(buf *b, span number)
{
	buf_add_byte(b, '-');
	if (number.n < 2) buf_add_byte(b, '0');
	buf_add(b, number);
}

/* 21.6.2015 is 2015-06-21 (ISO 8601). A year of two digits has no century, so such a date stays as written. */
static void add_date(buf *b, span s)
{
	span rest = s, day = next_number(&rest), month = next_number(&rest), year = next_number(&rest);
	if (day.n > 2 || year.n != 4) {
		buf_add(b, s);
		return;
	}
	buf_add(b, year);
	add_two_digits(b, month);
	add_two_digits(b, day);
}

/* A text in which a rule was found, and where it stands in what the keys count from. */
typedef struct {
	span text;
	size_t at;
	const lang_meta *rule;
} place;

/* Appends the record of a key: all its parts in one value. */
static void add_record(const part_list *parts, size_t first, const place *in, keyvalue_array *out)
{
	const char *key = parts->p[first].key;
	size_t start = in->at + (size_t)(parts->p[first].at.p - in->text.p);
	keyvalue_begin(out, start, start, span_of(is(key, "value") ? in->rule->kind : key), in->rule->kind,
		in->rule->name, in->rule->where);
	for (size_t i = first; i < parts->n; i++) {
		span at = parts->p[i].at;
		if (!is(parts->p[i].key, key)) continue;
		if (i > first) buf_add(&out->texts, span_of(", "));
		if (is(key, "date")) add_date(&out->texts, at);
		else buf_add(&out->texts, at);
		out->p[out->n - 1].end = in->at + (size_t)(at.p + at.n - in->text.p);
	}
	keyvalue_end(out);
}

/* A rule without groups says its kind. */
static void add_records(part_list *parts, const place *in, const pattern_match *m, keyvalue_array *out)
{
	if (parts->n == 0) {
		span all = span_cut(in->text, m->start, m->end);
		const byte *from = utf8_skip_space(all.p, all.p + all.n), *to = utf8_trim_space(from, all.p + all.n);
		add_part(parts, "value", (span){from, (size_t)(to - from)});
	}
	for (size_t i = 0; i < parts->n; i++)
		if (!has_key(parts, i, parts->p[i].key)) add_record(parts, i, in, out);
}

/* Tries a rule on `text`; if it is certain, and not before `least`, its range is in *m. */
static bool try_rule(const lang *l, place in, size_t least, pattern_match *m, keyvalue_array *out)
{
	part_list parts = {.n = 0};
	if (!pattern_find(in.rule->pattern, in.text, m) || m->start < least || !judge(l, in.text, m, &parts))
		return false;
	add_records(&parts, &in, m, out);
	return true;
}

/* Tries the rules of one place. */
static bool apply(const lang *l, const meta_kinds *kept, const char *where, place in, size_t least, pattern_match *m,
	keyvalue_array *out)
{
	for (size_t i = 0; i < l->n_metas; i++) {
		in.rule = l->metas + i;
		if (!is(in.rule->place, where) || is_kept(kept, in.rule)) continue;
		if (try_rule(l, in, least, m, out)) return true;
	}
	return false;
}

/* A dateline may follow a header. */
size_t meta_head(const lang *l, const meta_kinds *kept, span text, keyvalue_array *out)
{
	pattern_match m;
	size_t gone = 0;
	if (text.n > META_EDGE) text.n = (size_t)(utf8_boundary(text.p, text.p + META_EDGE, text.p + text.n) - text.p);
	for (int i = 0; i < HEADS; i++) {
		if (!apply(l, kept, "head", (place){span_cut(text, gone, text.n), gone, NULL}, 0, &m, out)) break;
		gone += m.end;
	}
	return gone;
}

size_t meta_tail(const lang *l, const meta_kinds *kept, span text, bool first, keyvalue_array *out)
{
	pattern_match m;
	const byte *end = text.p + text.n;
	size_t skipped = text.n <= META_EDGE ? 0 : (size_t)(utf8_boundary(text.p, end - META_EDGE, end) - text.p);
	size_t least = skipped || !first ? 1 : 0; /* what is cut off does not begin a paragraph */
	if (!apply(l, kept, "tail", (place){span_cut(text, skipped, text.n), skipped, NULL}, least, &m, out))
		return text.n;
	return skipped + m.start;
}

/* Whether a line begins with one of the literals of a rule. */
static bool is_opened(const lang_meta *rule, span line)
{
	const char *p = rule->opens;
	while (p) {
		size_t n = strcspn(p, "\n");
		if (n <= line.n && memcmp(p, line.p, n) == 0) return true;
		p = p[n] ? p + n + 1 : NULL;
	}
	return !rule->opens;
}

bool meta_line(const lang *l, const meta_kinds *kept, span line, size_t at, keyvalue_array *out)
{
	pattern_match m;
	if (line.n == 0 || line.n > l->line_longest || !(l->line_any || l->line_first[*line.p])) return false;
	for (size_t i = 0; i < l->n_metas; i++) {
		const lang_meta *rule = l->metas + i;
		if (line.n > rule->longest || is_kept(kept, rule) || !is_opened(rule, line)) continue;
		if (try_rule(l, (place){line, at, rule}, 0, &m, out)) return true;
	}
	return false;
}
