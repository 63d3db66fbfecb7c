#include "wrap.h"

#include "field.h"
#include "frontmatter.h"
#include "line.h"

enum { MARK_LINES = 4 /* that Project Gutenberg's mark may be folded into */ };

/* A judgement at work. */
typedef struct {
	wrap_state *s;
	const lang *l;
	span text;
	bool whole;
	size_t *n;
	keyvalue_array *out;
} task;

static bool forced(const task *t) { return t->s->want != WRAP_AUTO; }

/* Takes the next line and counts it. */
static bool take_line(const task *t, span *line)
{
	if (!line_next(t->text, t->whole, &t->s->pos, line)) return false;
	t->s->lines++;
	return true;
}

static bool is_past(const wrap_state *s) { return s->lines > s->limit || s->pos > WRAP_MOST; }

/* Behind the empty lines from `pos` on. */
static size_t skip_blank_lines(span text, size_t pos)
{
	span line;
	for (size_t next = pos; line_next(text, false, &next, &line) && line_is_blank(line);) pos = next;
	return pos;
}

static enum wrap_verdict goes(const task *t, size_t n)
{
	*t->n = wrap_takes_space(t->s) ? skip_blank_lines(t->text, n) : n;
	return WRAP_GOES;
}

static void add(const task *t, span at, const char *kind, const char *rule, span key, span value)
{
	size_t start = (size_t)(at.p - t->text.p);
	keyvalue_add(t->out, (keyvalue){.start = start, .end = start + at.n, .kind = kind, .rule = rule}, key, value);
}

/* ---- Front matter ---- */

static enum wrap_verdict judge_fenced(const task *t, const char *fence, const char *other, bool (*fits)(span),
	void (*keys)(span, size_t, size_t, keyvalue_array *))
{
	wrap_state *s = t->s;
	span line;
	for (size_t from = s->pos; take_line(t, &line); from = s->pos) {
		if (is_past(s)) return WRAP_PAST;
		if (s->lines == 1 && frontmatter_fence(line, fence)) continue;
		if (s->lines > 1 && (frontmatter_fence(line, fence) || frontmatter_fence(line, other))) {
			size_t first = 0;
			line_next(t->text, true, &first, &line);
			keys(t->text, first, from, t->out);
			return goes(t, s->pos);
		}
		if (s->lines == 1 || !fits(line)) return WRAP_NO;
	}
	return t->whole ? WRAP_NO : WRAP_MORE;
}

static enum wrap_verdict judge_yaml(const task *t)
{
	return judge_fenced(t, "---", "...", frontmatter_yaml_line, frontmatter_yaml_keys);
}

/* Only the second line tells TOML: values may run over lines. */
static bool any_line(span line) { return line.n < WRAP_MOST; }

static enum wrap_verdict judge_toml(const task *t)
{
	size_t pos = 0;
	span line;
	line_next(t->text, true, &pos, &line);
	bool second = line_next(t->text, true, &pos, &line);
	if (second && !frontmatter_fence(line, "+++") && !frontmatter_toml_line(line)) return WRAP_NO;
	return judge_fenced(t, "+++", "+++", any_line, frontmatter_toml_keys);
}

/* Takes a byte of JSON; true behind the last bracket. */
static bool json_byte(wrap_state *s, byte c)
{
	if (s->escape) s->escape = false;
	else if (s->string && c == '\\') s->escape = true;
	else if (c == '"') s->string = !s->string;
	else if (s->string) return false;
	else if (c == '{' || c == '[') s->depth++;
	else if (c == '}' || c == ']') return s->depth-- <= 1;
	return false;
}

/* Its first line is a bracket, and on its last, which is another, nothing follows; a key comes first. */
static enum wrap_verdict judge_json(const task *t)
{
	wrap_state *s = t->s;
	span line;
	while (take_line(t, &line)) {
		if (is_past(s)) return WRAP_PAST;
		if (s->lines == 1 && !frontmatter_fence(line, "{")) return WRAP_NO;
		span inside = line_trim(line);
		if (s->lines == 2 && inside.n && *inside.p != '"' && *inside.p != '}') return WRAP_NO;
		for (size_t i = 0; i < line.n; i++) {
			if (!json_byte(s, line.p[i])) continue;
			if (!line_is_blank(span_cut(line, i + 1, line.n))) return WRAP_NO;
			frontmatter_json_keys(t->text, s->pos, t->out);
			return goes(t, s->pos);
		}
	}
	return t->whole ? WRAP_NO : WRAP_MORE;
}

/* ---- Fields ---- */

/* The first paragraph's lines, and behind the empty line that ends it; false if that is not in sight. */
static bool first_paragraph(const task *t, span *paragraph, size_t *behind)
{
	span line;
	size_t pos = 0, from = 0;
	for (; line_next(t->text, t->whole, &pos, &line); from = pos) {
		if (!line_is_blank(line)) continue;
		*paragraph = span_cut(t->text, 0, from);
		*behind = pos;
		return true;
	}
	*paragraph = t->text;
	*behind = t->text.n;
	return t->whole;
}

static size_t count_lines(span s)
{
	size_t n = 0, pos = 0;
	span line;
	while (line_next(s, true, &pos, &line)) n++;
	return n;
}

/* Whether all complete lines of a paragraph whose end is not in sight are fields. */
static bool may_go_on(span text)
{
	field f;
	size_t pos = 0;
	span line;
	if (line_begins(text, "From ") && line_next(text, true, &pos, &line)) text = span_cut(text, pos, text.n);
	while (field_next(&text, &f)) {
	}
	return !memchr(text.p, '\n', text.n);
}

/* Names that only a mail's header has together, and one at least has to be there. */
static bool is_mail_name(span key)
{
	static const char *const names[] = {"From", "To", "Cc", "Date", "Subject", "Message-ID", "Received",
		"Return-Path", "Reply-To", "MIME-Version", "Content-Type", "Newsgroups", "Delivered-To", "Sender",
		"Path", NULL};
	for (size_t i = 0; names[i]; i++)
		if (key.n == strlen(names[i]) && line_begins(key, names[i])) return true;
	return false;
}

/* RFC 5322; a line of mbox before it goes along. */
static enum wrap_verdict judge_mail(const task *t)
{
	span rest, line;
	field f;
	size_t behind, known = 0, pos = 0, before = t->out->n;
	bool sender = false;
	if (!first_paragraph(t, &rest, &behind)) return may_go_on(t->text) ? WRAP_MORE : WRAP_NO;
	size_t lines = count_lines(rest);
	if (line_begins(rest, "From ") && line_next(rest, true, &pos, &line))
		rest = span_cut(rest, pos, rest.n), known++;
	while (field_next(&rest, &f) && f.mark == ':' && !memchr(f.key.p, ' ', f.key.n)) {
		known += is_mail_name(f.key);
		sender |= f.key.n == 4 && line_begins(f.key, "From");
		add(t, f.at, "header", "mail", f.key, f.value);
	}
	bool good = rest.n == 0 && t->out->n > before && (forced(t) || (sender && known > 1));
	if (good && lines <= t->s->limit) return goes(t, behind);
	keyvalue_cut(t->out, before);
	return good ? WRAP_PAST : WRAP_NO;
}

static bool is_known(const lang *l, span key)
{
	byte name[WRAP_NAME_LONGEST];
	size_t n = 0;
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == ' ') continue;
		if (n == sizeof name) return false;
		name[n++] = key.p[i] >= 'A' && key.p[i] <= 'Z' ? (byte)(key.p[i] | 0x20) : key.p[i];
	}
	return (lang_word(l, (span){name, n}) | lang_word(l, key)) & LANG_FIELD;
}

static bool has_key(const keyvalue_array *a, size_t from, span key)
{
	for (size_t i = from; i < a->n; i++)
		if (span_equal(keyvalue_key(a, a->p + i), key)) return true;
	return false;
}

/* A date in figures, alone. */
static bool is_date(span s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		if (!strchr("0123456789-./: TZ", s.p[i]) || !s.p[i]) return false;
	}
	return digits >= 4 && digits <= 14 && s.n > digits;
}

/* At least two fields whose names are known, and no more others; or one that is a date. Its keys differ, unlike a
 * dialogue's. */
static enum wrap_verdict judge_fields(const task *t)
{
	span rest;
	field f;
	size_t behind, known = 0, n = 0, before = t->out->n;
	byte mark = 0;
	bool good = first_paragraph(t, &rest, &behind), dated = false;
	if (!good) return may_go_on(t->text) ? WRAP_MORE : WRAP_NO;
	for (; good && field_next(&rest, &f); n++) {
		good = n < WRAP_FIELDS_MOST && (n == 0 || f.mark == mark) && !has_key(t->out, before, f.key);
		mark = f.mark;
		known += is_known(t->l, f.key);
		dated = is_known(t->l, f.key) && is_date(f.value);
		add(t, f.at, "header", "fields", f.key, f.value);
	}
	good = good && rest.n == 0 && n && (forced(t) || (n == 1 ? dated : known > 1 && known >= n - known));
	if (good && count_lines(span_cut(t->text, 0, behind)) <= t->s->limit) return goes(t, behind);
	keyvalue_cut(t->out, before);
	return good ? WRAP_PAST : WRAP_NO;
}

/* ---- Project Gutenberg ---- */

static span skip_stars(span s)
{
	while (s.n && (*s.p == '*' || *s.p == ' ' || *s.p == '\t')) s = span_cut(s, 1, s.n);
	return s;
}

/* *** START OF THE PROJECT GUTENBERG EBOOK …, *END*THE SMALL PRINT! … */
static bool is_start_mark(span line)
{
	span s = skip_stars(line);
	if (s.p == line.p) return false;
	if (line_begins(s, "START OF TH")) return line_holds(s, "PROJECT GUTENBERG");
	return line_begins(s, "END") && line_holds(s, "THE SMALL PRINT!") && line_holds(s, "END*");
}

/* *** END OF …; End of the Project Gutenberg EBook of …; Ende dieses Projekt Gutenberg Etextes */
static bool is_end_mark(span line)
{
	span s = skip_stars(line);
	if (!line_begins(s, "END") || s.n < 4 || (s.p[3] != ' ' && s.p[3] != 'e' && s.p[3] != 'E')) return false;
	return line_holds(s, "PROJECT GUTENBERG") || line_holds(s, "PROJEKT GUTENBERG");
}

static bool is_gutenberg(span first)
{
	span s = skip_stars(line_trim(first));
	return is_start_mark(line_trim(first)) || line_begins(s, "Project Gutenberg") ||
	       line_begins(s, "The Project Gutenberg") || line_begins(s, "This is the Project Gutenberg");
}

/* Title: …, Author: … among the lines of the head. */
static void add_gutenberg_fields(const task *t, size_t to)
{
	span text = span_cut(t->text, 0, to), line;
	for (size_t pos = 0; line_next(text, true, &pos, &line);) {
		span rest = span_cut(text, (size_t)(line.p - text.p), to);
		field f;
		if (line.n && field_next(&rest, &f) && f.mark == ':' && f.value.n && is_known(t->l, f.key))
			add(t, f.at, "frame", "gutenberg", f.key, f.value);
	}
}

/* A mark may be folded: it ends with stars. */
static size_t behind_mark(const task *t, span line)
{
	size_t pos = t->s->pos;
	for (int i = 1; i < MARK_LINES; i++) {
		span s = line_trim(line);
		if (s.n > 2 && memcmp(s.p + s.n - 3, "***", 3) == 0) return pos;
		if (!line_next(t->text, t->whole, &pos, &line) || line_is_blank(line)) break;
	}
	return t->s->pos;
}

static enum wrap_verdict judge_gutenberg(const task *t)
{
	wrap_state *s = t->s;
	span line;
	while (take_line(t, &line)) {
		if (is_past(s)) return WRAP_PAST;
		if (!is_start_mark(line)) continue;
		add_gutenberg_fields(t, s->pos);
		add(t, line, "frame", "gutenberg", span_of("start"), line_trim(line));
		return goes(t, behind_mark(t, line));
	}
	return t->whole ? WRAP_NO : WRAP_MORE;
}

size_t wrap_tail(const wrap_state *s, span text)
{
	span line;
	if (s->is != WRAP_GUTENBERG) return text.n;
	for (size_t pos = 0; line_next(text, true, &pos, &line);)
		if (is_end_mark(line)) return (size_t)(line.p - text.p);
	return text.n;
}

/* ---- CoNLL-U ---- */

static bool is_comment(span line) { return line.n && *line.p == '#'; }

/* ID, tab, … */
static bool is_token(span line) { return line.n && *line.p >= '0' && *line.p <= '9' && memchr(line.p, '\t', line.n); }

/* The key of a comment: "# newdoc id = …", "# sent_id = …", "# newpar". */
static span comment_key(span line, span *value)
{
	const byte *equals = memchr(line.p, '=', line.n);
	span key = line_trim(span_cut(line, 1, equals ? (size_t)(equals - line.p) : line.n));
	*value = equals ? line_trim(span_cut(line, (size_t)(equals + 1 - line.p), line.n)) : (span){line.p + line.n, 0};
	return key;
}

static bool is_conllu(span line)
{
	static const char *const keys[] = {
		"newdoc", "newpar", "sent_id", "global.columns", "text", "global.Entity", NULL};
	span value, key;
	if (line.n < 2 || *line.p != '#' || line.p[1] != ' ') return false;
	key = comment_key(line, &value);
	for (size_t i = 0; keys[i]; i++)
		if (line_begins(key, keys[i]) && (key.n == strlen(keys[i]) || key.p[strlen(keys[i])] == ' '))
			return true;
	return false;
}

/* The comments at the beginning of a paragraph: before a token any, before text only what repeats nothing of it. */
static size_t comments(const task *t, span text)
{
	size_t pos = 0, behind = 0, before = t->out->n;
	span line = {0}, value;
	bool repeats = false;
	for (; line_next(text, true, &pos, &line) && is_comment(line); behind = pos) {
		span key = comment_key(line, &value);
		repeats |= span_equal(key, span_of("text"));
		if (key.n) add(t, line, "header", "conllu", key, value);
	}
	if (behind && (!repeats || (behind < text.n && is_token(line)))) return behind;
	keyvalue_cut(t->out, before);
	return 0;
}

static enum wrap_verdict judge_conllu(const task *t)
{
	span paragraph;
	size_t behind;
	if (!first_paragraph(t, &paragraph, &behind)) return WRAP_MORE;
	size_t n = comments(t, paragraph);
	if (n == 0) return WRAP_NO;
	if (count_lines(span_cut(t->text, 0, n)) > t->s->limit) return WRAP_PAST;
	return goes(t, n == paragraph.n ? behind : n);
}

size_t wrap_paragraph(const wrap_state *s, span text, keyvalue_array *out)
{
	if (s->is != WRAP_CONLLU || text.n == 0 || *text.p != '#') return 0;
	return comments(&(task){.text = text, .whole = true, .out = out}, text);
}

/* ---- <doc> ---- */

/* Takes ` name="value"` off the tag; false where it has another form. */
static bool next_attribute(span *tag, span *name, span *value)
{
	size_t n = 0, from;
	while (n < tag->n && (tag->p[n] == ' ' || tag->p[n] == '\t')) n++;
	from = n;
	while (n < tag->n &&
		((tag->p[n] | 0x20) >= 'a' || tag->p[n] == '-' || tag->p[n] == '_' || tag->p[n] == ':' ||
			utf8_is_digit(tag->p[n])) &&
		tag->p[n] != '=')
		n++;
	if (from == 0 || n == from || n + 1 >= tag->n || tag->p[n] != '=' ||
		(tag->p[n + 1] != '"' && tag->p[n + 1] != '\''))
		return false;
	const byte *end = n + 2 < tag->n ? memchr(tag->p + n + 2, tag->p[n + 1], tag->n - n - 2) : NULL;
	if (!end) return false;
	*name = span_cut(*tag, from, n);
	*value = (span){tag->p + n + 2, (size_t)(end - tag->p) - n - 2};
	*tag = span_cut(*tag, (size_t)(end + 1 - tag->p), tag->n);
	return true;
}

/* What is inside <doc …> or <text …>, attributes alone; a span with p NULL if the line is no such tag. */
static span tag_inside(span line)
{
	span s = line_trim(line);
	if (s.n > 3 && memcmp(s.p, "\xEF\xBB\xBF", 3) == 0) s = span_cut(s, 3, s.n);
	size_t n = line_begins(s, "<doc") ? 4 : line_begins(s, "<text") ? 5 : 0;
	if (n == 0 || s.n <= n || s.p[s.n - 1] != '>' || (n == 5 && s.p[n] != ' ')) return (span){0};
	return span_cut(s, n, s.n - 1);
}

enum view_kind wrap_border(span line)
{
	span s = line_trim(line), inside = tag_inside(line), name, value;
	if ((s.n == 6 && line_begins(s, "</doc>")) || (s.n == 7 && line_begins(s, "</text>"))) return VIEW_CLOSE;
	if (!inside.p) return VIEW_TEXT;
	while (next_attribute(&inside, &name, &value)) {
	}
	return inside.n == 0 ? VIEW_OPEN : VIEW_TEXT;
}

void wrap_border_keys(span line, keyvalue_array *out)
{
	span inside = tag_inside(line), name, value;
	task t = {.text = line, .out = out};
	while (inside.p && next_attribute(&inside, &name, &value))
		add(&t, (span){name.p, (size_t)(value.p + value.n + 1 - name.p)}, "frame", "doc", name, value);
}

/* ---- All of them ---- */

static const struct {
	const char *name, *about;
	enum wrap_verdict (*judge)(const task *t);
	bool space, certain;
} formats[] = {
	[WRAP_AUTO] = {"auto", "the first lines of each document tell", NULL, false, false},
	[WRAP_PLAIN] = {"plain", "no wrapping", NULL, false, false},
	[WRAP_DOC] = {"doc", "<doc …> and </doc> lines, or <text …>, around each document", NULL, true, true},
	[WRAP_YAML] = {"yaml", "front matter between --- and --- (or ...)", judge_yaml, true, true},
	[WRAP_TOML] = {"toml", "front matter between +++ and +++", judge_toml, true, true},
	[WRAP_JSON] = {"json", "front matter between { and } on lines of their own", judge_json, true, false},
	[WRAP_MAIL] = {"mail", "the header of one message (RFC 5322)", judge_mail, false, true},
	[WRAP_FIELDS] = {"fields", "Key: value or key=value lines, and an empty line", judge_fields, true, false},
	[WRAP_GUTENBERG] = {"gutenberg", "Project Gutenberg's marks at start and end", judge_gutenberg, true, true},
	[WRAP_CONLLU] = {"conllu", "CoNLL-U's comments before each sentence", judge_conllu, true, false},
};

const char *wrap_name(enum wrap_format f) { return f < sizeof formats / sizeof *formats ? formats[f].name : NULL; }

const char *wrap_about(enum wrap_format f) { return formats[f].about; }

bool wrap_takes_space(const wrap_state *s) { return formats[s->is].space; }

bool wrap_is_certain(const wrap_state *s) { return formats[s->is].certain; }

/* By the first line; a mail's fields are tried before others. */
static enum wrap_format guess(span text)
{
	span line = {0};
	size_t pos = 0;
	line_next(text, true, &pos, &line);
	if (frontmatter_fence(line, "---")) return WRAP_YAML;
	if (frontmatter_fence(line, "+++")) return WRAP_TOML;
	if (frontmatter_fence(line, "{")) return WRAP_JSON;
	if (is_conllu(line)) return WRAP_CONLLU;
	while (line_is_blank(line) && line_next(text, true, &pos, &line)) {
	}
	if (is_gutenberg(line)) return WRAP_GUTENBERG;
	if (line_begins(line, "From ")) return WRAP_MAIL;
	return field_next(&(span){text.p, text.n}, &(field){0}) ? WRAP_MAIL : WRAP_PLAIN;
}

enum wrap_verdict wrap_head(wrap_state *s, const lang *l, span text, bool whole, size_t *n, keyvalue_array *out)
{
	task t = {s, l, text, whole, n, out};
	if (s->is == WRAP_AUTO) s->is = s->want == WRAP_AUTO ? guess(text) : s->want;
	if (!formats[s->is].judge) return WRAP_NO;
	enum wrap_verdict v = formats[s->is].judge(&t);
	if (v == WRAP_NO && s->is == WRAP_MAIL && s->want == WRAP_AUTO) {
		s->is = WRAP_FIELDS;
		v = judge_fields(&t);
	}
	if (v == WRAP_MORE && text.n > WRAP_MOST) v = WRAP_PAST;
	if (v == WRAP_PAST) s->past = s->is;
	if (v != WRAP_GOES && v != WRAP_MORE) s->is = WRAP_PLAIN;
	return v;
}
