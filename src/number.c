#include "number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "amount.h"
#include "clock.h"
#include "code.h"
#include "era.h"
#include "hour.h"
#include "roman.h"

/* Whether the full stop behind the digits makes an ordinal of them: what follows is no new sentence. */
static bool dot_is_ordinal(const look *f, const run *r)
{
	const byte *dot = r->end, *next = look_skip(f, dot + 1);
	if (next == f->end) return look_skip_back(f, r->at) == f->start;
	if (next == dot + 1) return *next == ')' && utf8_before(f->start, r->at) == '('; /* (76.) */
	char32_t c = utf8_at(next, f->end);
	if (utf8_is_lower(c)) return true;
	if (r->at == f->start) return true;
	if (!utf8_is_upper(c)) return false;
	const byte *end = next, *before_end = look_skip_back(f, r->at);
	while (end < f->end && end - next < LOOK && look_letter(f, end)) utf8_next(&end, f->end);
	const byte *before = look_word_back(f, before_end);
	uint32_t follows = lang_word(f->w->lang, (span){next, (size_t)(end - next)});
	uint32_t leads = lang_word(f->w->lang, (span){before, (size_t)(before_end - before)});
	if (leads & LANG_CARDINAL_BEFORE) return false;
	if (follows & (LANG_ORDINAL_NOUN | LANG_MONTH)) return true;
	return (leads & LANG_ORDINAL_BEFORE) && !(follows & LANG_OPENER);
}

/* 8. Klasse */
static bool ordinal_dot(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	if (!f->w->dot_ordinal || s->n > 1 || r->n > 3 || r->end == f->end || *r->end != '.' || !dot_is_ordinal(f, r))
		return false;
	n->value = exact_put(f->texts, exact_whole(r->value), false);
	return reading_found(n, r->at, r->end + 1, KIND_ORDINAL, RULE_ORDINAL_DOT);
}

/* 3rd, 1,000th */
static bool ordinal_suffix(const look *f, const shape *s, reading *n)
{
	quantity q;
	const byte *p = s->r[s->n - 1].end;
	if (p == f->end || (*p != '.' && !look_letter(f, p))) return false; /* 21.ª */
	const byte *end = look_role(f, p, ROLE_ORDINAL_SUFFIX, NULL);
	if (f->w->dot_ordinal && *p == '.') return false;
	if (!end || figure_literal(f->w, s, 0, &q) != s->n - 1) return false;
	if (f->end - end > 1 && (*end == '+' || *end == '-') && look_digit(f, end + 1)) return false; /* 12e+14 */
	n->value = exact_put(f->texts, q, false);
	return reading_found(n, s->r[0].at, end, KIND_ORDINAL, RULE_ORDINAL_SUFFIX);
}

/* 1/3, -4/5; 24/7 is no fraction of anything. */
static bool fraction_slash(const look *f, const shape *s, reading *n)
{
	const run *a = s->r, *b = s->r + 1;
	char text[32];
	if (s->n != 2 || (s->sep[0] != '/' && s->sep[0] != FIGURE_SLASH) || a->n > 3 || b->n > 3 ||
		look_letter(f, b->end))
		return false;
	amount sign = {.start = a->at};
	amount_sign(f, &sign);
	bool proper = b->value > 1 && a->value < b->value;
	snprintf(text, sizeof text, "%s%u/%u", sign.q.negative ? "-" : "", (unsigned)a->value, (unsigned)b->value);
	n->value = exact_put_text(f->texts, span_of(text));
	if (s->sep[0] == '/') n->value2 = moment_other(f, s);
	return reading_found(n, sign.start, b->end, proper ? KIND_FRACTION : KIND_OTHER, RULE_FRACTION_SLASH);
}

/* What any digits are at the least: an amount, a year, a range. */
static bool quantity_digits(const look *f, const shape *s, reading *n)
{
	amount a;
	amount_digits(f, s, &a);
	bool plain = !a.tail && a.end == s->r[0].end && a.start == s->r[0].at;
	if (plain && code_suffixed(f, s->r[0].at, a.end, n)) return true;
	if (plain && s->n == 1 && era_year(f, s, n)) return true;
	if (amount_ratio(f, &a, n)) return true;
	if (amount_range(f, &a, n)) {
		if (s->sep[0] == '-' && s->n == 2 && s->r[1].value > 12 && !n->unit.n) n->value2 = moment_other(f, s);
		return true;
	}
	if (plain && moment_year(f, &(shape){.r = {s->r[0]}, .n = 1}, n)) return true;
	if (!a.tail && code_suffixed(f, s->r[0].at, a.end, n)) return true;
	return amount_found(f, &a, n);
}

/* 2 uur en 30 minuten: where the unit is the word of a time as well, and no word before says that a time comes. */
static bool duration_in_parts(const look *f, const shape *s, reading *n)
{
	amount a;
	const byte *unit = look_skip(f, s->r->end);
	if (!look_letter(f, unit) || !look_role(f, unit, ROLE_CLOCK, NULL) || !look_named(f, unit, ROLE_UNIT_OF, NULL))
		return false;
	const byte *before = look_skip_back(f, s->r->at);
	if (lexicon_sense(f->w, lexicon_lead(f->w, look_word_back(f, before), before), ROLE_AT)) return false;
	amount_digits(f, s, &a);
	return a.parts && amount_found(f, &a, n);
}

/* Whether nothing begins with the mark at p. */
static bool is_no_word(const look *f, const byte *p)
{
	return (!f->w->numbers.first[*p] && !f->w->names.first[*p]) || look_at(f, p, 0).none;
}

/* Whether nothing that stands behind a number can belong to it: a blank and a word that no rule knows, or a mark that
 * none knows and a blank. */
static bool is_free_behind(const look *f, const byte *end)
{
	const byte *next = end + 1;
	if (f->end - end < 2) return false;
	if (*end == ' ') return look_letter(f, next) && look_at(f, next, letters_behind(next, f->end)).none;
	if (*next != ' ' || (*end != ',' && *end != ')' && *end != ';' && *end != '?' && *end != '!')) return false;
	return is_no_word(f, end);
}

/* nach, vor: words that belong to a number only where another stands before them. */
static bool stands_between(const look *f, const byte *p)
{
	const uint64_t near = (uint64_t)1 << ROLE_PAST | (uint64_t)1 << ROLE_BEFORE;
	uint64_t roles = look_parts(f, p)->roles;
	return roles && !(roles & ~near);
}

/* Whether nothing that stands before it can: a bracket, or a word that no rule knows. */
static bool is_free_before(const look *f, const byte *p)
{
	if (p - f->floor < 3 || (p[-1] != ' ' && p[-1] != '(')) return false;
	if (p[-1] == '(') return true;
	if (lexicon_may_lead(f->w, f->floor, p - 1)) return false;
	unsigned n = letters_before(f->floor, p - 1);
	const byte *word = n ? p - 1 - n : look_word_back(f, p - 1);
	if (word == p - 1 || word == f->floor || p - word > LOOK || word[-1] >= 0x80 || word[-1] == '-') return false;
	return look_at(f, word, n).none || stands_between(f, word);
}

/* 12 Menschen: what most figures are. */
static bool bare(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	if (r->n > 4 || *r->at >= 0x80 || *r->at == '0' || !is_free_before(f, r->at)) return false;
	if (r->at[-1] == '(' && f->w->phone_runs >> r->n & 1) return false; /* (555) 123-4567 */
	if (r->n == 4) return moment_year(f, s, n);
	n->value = exact_put(f->texts, exact_whole(r->value), false);
	return reading_found(n, r->at, r->end, KIND_CARDINAL, RULE_DIGITS);
}

/* The same where something that could belong to it stands before. */
static bool quantity_free(const look *f, const shape *s, reading *n)
{
	amount a;
	if (*s->r->end == ' ' && (s->r->end[1] | 0x20) == 'x') return quantity_digits(f, s, n); /* 3 x 10^5 */
	amount_alone(f, s, &a);
	if (!a.tail && a.start == s->r->at && moment_year(f, s, n)) return true;
	return amount_found(f, &a, n);
}

/* 12 Stunden: a unit or a currency, and nothing further on either side. */
static bool measured(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	const byte *next = r->end + 1;
	const uint64_t units = (uint64_t)1 << ROLE_UNIT_OF | (uint64_t)1 << ROLE_CURRENCY;
	amount a = {.start = r->at, .end = r->end, .q = exact_whole(r->value)};
	if (r->n > 3 || *r->at >= 0x80 || *r->at == '0' || r->value >= 978) return false;
	uint64_t roles = look_names(f, next)->roles;
	if (!roles || (roles & ~units) || look_parts(f, next)->n || !is_free_before(f, r->at)) return false;
	amount_tail(f, &a);
	return a.tail && is_free_behind(f, a.end) && amount_found(f, &a, n);
}

/* Whether a letter stands at p, and no word that could make a date, a time or a range of the number before. */
static bool is_before_unit(const look *f, const byte *p)
{
	const uint64_t others = (uint64_t)1 << ROLE_RANGE | (uint64_t)1 << ROLE_CLOCK | (uint64_t)1 << ROLE_AM |
				(uint64_t)1 << ROLE_PM | (uint64_t)1 << ROLE_MONTH_JOINER | (uint64_t)1 << ROLE_MONTH |
				(uint64_t)1 << ROLE_JOINER;
	return p < f->end && look_letter(f, p) && !(look_at(f, p, letters_behind(p, f->end)).roles & others);
}

/* Whether the full stop at p and what stands behind it make no date of the number before, and no century. */
static bool is_before_stop(const look *f, const byte *p)
{
	const uint64_t others = (uint64_t)1 << ROLE_CENTURY | (uint64_t)1 << ROLE_PERIOD;
	const byte *next = p + 2;
	if (f->end - p < 3 || *p != '.' || p[1] != ' ' || !is_before_unit(f, next)) return false;
	return !(look_at(f, next, letters_behind(next, f->end)).roles & others);
}

/* The first that fits is the longest reading: the order says so. For one run, for more, and what is left of these lists
 * where nothing, a unit, or a full stop and another word follows one run, and for runs with a colon. */
static reading_rule *const run_rules[] = {
	code_name,
	moment_month_day,
	moment_spaced,
	moment_days,
	moment_day_month,
	clock_range,
	duration_in_parts,
	clock_hour,
	hour_near,
	code_phone,
	moment_decade,
	era_ordinal,
	ordinal_suffix,
	ordinal_dot,
	quantity_digits,
};
static reading_rule *const unit_rules[] = {
	measured, code_name, moment_month_day, hour_near, code_phone, moment_decade, quantity_digits};
static reading_rule *const free_rules[] = {bare, code_name, moment_month_day, code_phone, moment_decade, quantity_free};
static reading_rule *const stop_rules[] = {
	code_name, moment_month_day, code_phone, moment_decade, ordinal_dot, quantity_digits};
static reading_rule *const colon_rules[] = {
	code_name, clock_range, clock_hour, code_scale, clock_length, clock_colon, code_score, quantity_digits};
static reading_rule *const shape_rules[] = {
	code_name,
	moment_iso,
	era_year,
	moment_days,
	moment_numeric,
	moment_month_day,
	moment_day_month,
	clock_range,
	clock_hour,
	code_scale,
	clock_length,
	clock_colon,
	code_phone,
	code_version,
	code_score,
	moment_years,
	code_of_year,
	fraction_slash,
	ordinal_suffix,
	quantity_digits,
};

static reading_rule *const *rules_for(const look *f, const shape *s)
{
	if (s->sep[0] == ':') return colon_rules;
	if (s->n > 1) return shape_rules;
	if (s->r->end == f->end) return run_rules;
	if (is_free_behind(f, s->r->end)) return free_rules;
	if (is_before_stop(f, s->r->end)) return stop_rules;
	return *s->r->end == ' ' && is_before_unit(f, s->r->end + 1) ? unit_rules : run_rules;
}

static bool find_digits(const look *f, bool thorough, const byte *p, reading *n)
{
	shape s;
	figure_shape(f, p, &s);
	reading_rule *const *rule = !thorough ? rules_for(f, &s) : s.n > 1 ? shape_rules : run_rules;
	while (!(*rule)(f, &s, n)) rule++;
	return true;
}

/* minus 5, minus five */
static bool minus(const look *f, const byte *p, reading *n)
{
	amount a;
	shape s;
	const byte *end = look_role(f, p, ROLE_MINUS, NULL);
	if (!end) return false;
	const byte *next = look_skip(f, end);
	look behind = *f;
	behind.floor = next;
	if (look_digit(f, next)) {
		figure_shape(f, next, &s);
		amount_digits(&behind, &s, &a);
	} else if (!amount_words(&behind, next, &a) || a.ordinal) {
		return false;
	}
	a.q.negative = true;
	a.start = p;
	return amount_ratio(f, &a, n) || amount_found(f, &a, n);
}

/* dritte; am ersten November, the twenty-second of June 2017; im neunzehnten Jahrhundert */
static bool ordinal_word(const look *f, const amount *a, reading *n)
{
	uint64_t v = a->q.mantissa;
	if (moment_day_word(f, a->start, a->end, v, true, n) || era_counts(f, a->start, a->end, v, n)) return true;
	n->value = exact_put(f->texts, a->q, false);
	if (a->other.divisor) n->value2 = exact_put(f->texts, a->other, true);
	return reading_found(n, a->start, a->end, KIND_ORDINAL, RULE_ORDINAL_WORD);
}

/* Most often an article is one: what follows is no part of a number and no unit. */
static bool is_article(const look *f, const byte *end, uint32_t senses)
{
	uint32_t other;
	if (!lexicon_sense(f->w, senses, ROLE_ONE) && !lexicon_sense(f->w, senses, ROLE_ARTICLE)) return false;
	const byte *next = look_joint(f, end);
	if (f->end - next > 1 && next[0] == '-' && next[1] == ' ') next = look_skip(f, next + 1); /* one - fourth */
	return !look_parts(f, next)->n && !look_name(f, next, &other);
}

/* Whether the word at p, whose last letter stands before `end`, is no number wherever it stands: none begins so. A
 * Roman numeral has no parts, and depends on what stands before. */
static bool is_never(const look *f, const byte *p, const byte *end)
{
	const look_memo *m = look_parts(f, p);
	if (!look_edge(f, end) || (m->n && look_edge(f, m->end[0]))) return false;
	return m->n ? !look_is_whole(f, m, OPENING_LEAST) : !roman_may_begin(p, end);
}

/* half-life, quarter-final: a word goes on behind a fraction that is no number and no unit. */
static bool is_part_of_compound(const look *f, const amount *a)
{
	if (a->tail || a->q.divisor == 1 || a->q.mantissa >= a->q.divisor || f->end - a->end < 2) return false;
	return *a->end == '-' && look_letter(f, a->end + 1) && !look_parts(f, a->end + 1)->n;
}

/* années soixante, años sesenta */
static bool is_decade(const look *f, const amount *a)
{
	if (a->tail || !exact_is_whole(&a->q) || a->q.mantissa % 10 || a->q.mantissa < 20 || a->q.mantissa > 90)
		return false;
	return moment_is_behind_decade(f, a->start);
}

static bool read_word(const look *f, const byte *p, reading *n)
{
	amount a;
	uint32_t senses;
	const byte *end = look_part(f, p, &senses);
	if (!end) return roman_find(f, p, n);
	if (look_edge(f, end) ? is_article(f, end, senses) : !look_is_whole(f, look_parts(f, p), OPENING_LEAST))
		return false;
	if (end < f->end && (*end == ' ' || *end == '-') && hour_find(f, p, n)) return true;
	if (lexicon_sense(f->w, senses, ROLE_MINUS)) return minus(f, p, n);
	if (!amount_words(f, p, &a)) return false;
	if (amount_ratio(f, &a, n)) return true;
	if (a.one && exact_is_whole(&a.q) && (!a.tail || amount_is_time(a.tail))) return false;
	if (is_part_of_compound(f, &a)) return false;
	if (a.ordinal) return ordinal_word(f, &a, n);
	if (is_decade(f, &a)) {
		n->value = reading_put_decade(f->texts, (uint32_t)a.q.mantissa);
		return reading_found(n, a.start, a.end, KIND_YEAR, RULE_DECADE);
	}
	if (!a.tail && exact_is_whole(&a.q) && moment_day_word(f, a.start, a.end, a.q.mantissa, false, n)) return true;
	if (amount_range(f, &a, n)) return true;
	return amount_found(f, &a, n);
}

/* The word at p, which is not known, and may be from now on. */
static bool meet_word(const look *f, span word, known_word *w, letters_key l, reading *n)
{
	bool found = read_word(f, word.p, n);
	if (!look_parts(f, word.p)->n || !is_free_behind(f, word.p + word.n)) return found;
	if (!found) known_note_none(w, l);
	else if (n->at.n == word.n) known_note(w, l, f->texts, n);
	return found;
}

/* A word is answered by what is known of it; where it does not stand free it is read again. */
static bool find_word(const look *f, known *k, const byte *p, reading *n)
{
	span word = known_word_at(f, p);
	const byte *end = p + word.n;
	letters_key l = letters_of(p, word.n, f->end), *never = known_never(k, l);
	if (f->w->month_first && moment_is_behind_month(f, p)) return read_word(f, p, n);
	if (moment_is_behind_decade(f, p)) return read_word(f, p, n);
	if (l.half[0] && letters_equal(*never, l) && look_edge(f, end)) return false;
	known_word *w = known_place(k, l);
	if (known_is(w, l)) return is_free_behind(f, end) ? known_read(w, f->texts, word, n) : read_word(f, p, n);
	if (!is_never(f, p, end)) return meet_word(f, word, w, l, n);
	*never = l;
	return false;
}

/* ½, ³⁄₄: a fraction alone; behind digits it is theirs. */
static bool fraction_sign(const look *f, const byte *p, reading *n)
{
	amount a = {.start = p, .q = {.divisor = 1}};
	if (!(a.end = figure_fraction(f, p, &a.q.mantissa, &a.q.divisor))) return false;
	amount_multipliers(f, &a);
	amount_tail(f, &a);
	amount_found(f, &a, n);
	if (n->kind == KIND_FRACTION) n->rule = RULE_FRACTION_SIGN;
	return true;
}

/* ²: figures above or below the line that belong to nothing; the longest run of them. */
static bool superscript(const look *f, const byte *p, reading *n)
{
	const byte *end = p;
	quantity q = exact_whole(0);
	for (const byte *next = p; next < f->end; end = next) {
		char32_t c = utf8_next(&next, f->end);
		int digit = c < 0x80 || utf8_is_digit(c) ? -1 : uc_digit_value(c);
		uint64_t m;
		if (digit < 0 || !exact_times(q.mantissa, 10, &m) || !exact_plus(m, (uint64_t)digit, &q.mantissa))
			break;
	}
	if (end == p) return false;
	n->value = exact_put(f->texts, q, false);
	return reading_found(n, p, end, KIND_OTHER, RULE_SUPERSCRIPT);
}

/* What is at a place where a number may begin. */
static bool find_at(const look *f, number_array *a, const byte *p, reading *n)
{
	char32_t c = utf8_at(p, f->end);
	if (utf8_is_digit(c)) return find_digits(f, a->thorough, p, n);
	if (c >= 0x80 && !utf8_is_letter(c)) return fraction_sign(f, p, n) || superscript(f, p, n);
	return a->thorough ? read_word(f, p, n) : find_word(f, a->known, p, n);
}

/* The number at p, if there is one, appended; the place to go on from. */
static const byte *try_number(look *f, const byte *p, number_array *a)
{
	reading n = {.kind = KIND_OTHER};
	size_t texts = a->texts.bytes.n;
	f->at = p;
	if (!find_at(f, a, p, &n)) {
		a->texts.bytes.n = texts;
		utf8_next(&p, f->end);
		return p;
	}
	a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = n;
	f->floor = n.at.p + n.at.n;
	f->score = n.kind == KIND_SCORE ? f->floor : NULL;
	return f->floor;
}

/* Those of languages that were emptied go. */
static void drop_stale(number_array *a)
{
	for (lexicon **at = &a->lexicons; *at;) {
		lexicon *w = *at;
		if (w->reading == w->lang->reading) {
			at = &w->next;
			continue;
		}
		*at = w->next;
		lexicon_free(w);
	}
}

static const lexicon *lexicon_of(number_array *a, const lang *l)
{
	lexicon *w = a->lexicons;
	while (w && w->reading != l->reading) w = w->next;
	if (w) return w;
	drop_stale(a);
	w = lexicon_new(l);
	w->next = a->lexicons;
	return a->lexicons = w;
}

/* The words of the language; what is known of words is known of those of one language. */
static const lexicon *take_language(number_array *a, const lang *l)
{
	const lexicon *w = lexicon_of(a, l);
	if (!a->known) a->known = zalloc(sizeof *a->known);
	else if (a->reading != w->reading) memset(a->known, 0, sizeof *a->known);
	a->reading = w->reading;
	return w;
}

void number_find(const lang *l, span text, number_array *out)
{
	look_memo parts[LOOK_MEMOS], names[LOOK_MEMOS];
	const byte *end = text.p + text.n;
	look f = {.w = take_language(out, l),
		.parts = parts,
		.names = names,
		.words = out->thorough ? NULL : out->known->others,
		.start = text.p,
		.end = end,
		.floor = text.p,
		.texts = &out->texts};
	opening_cursor c;
	opening_start(&c, &f.w->opening, text);
	for (int i = 0; i < LOOK_MEMOS; i++) parts[i].at = names[i].at = NULL;
	for (const byte *p = opening_next(&c, text.p); p < end; p = opening_next(&c, p)) p = try_number(&f, p, out);
}

void number_array_clear(number_array *a)
{
	a->n = 0;
	buf_clear(&a->texts.bytes);
}

void number_array_free(number_array *a)
{
	while (a->lexicons) {
		lexicon *w = a->lexicons;
		a->lexicons = w->next;
		lexicon_free(w);
	}
	free(a->known);
	free(a->p);
	buf_free(&a->texts.bytes);
	buf_free(&a->texts.digits);
	*a = (number_array){0};
}
