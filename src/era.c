#include "era.h"

#include <stdio.h>

enum { LATEST_CENTURY = 40, LATEST_MILLENNIUM = 10, CONNECTOR = 8 /* bytes between two years of a range */ };

/* The era named at p: its end, or NULL; *before says whether years are counted down to it. */
static const byte *read_era(const look *f, const byte *p, bool *before)
{
	uint32_t senses;
	*before = false;
	p = look_skip(f, p);
	if (f->end - p < 2 || (f->end - p > 2 && !lexicon_may_name(f->w, p))) return NULL;
	const byte *end = look_name(f, p, &senses);
	*before = end && lexicon_sense(f->w, senses, ROLE_BEFORE_ERA);
	return *before || (end && lexicon_sense(f->w, senses, ROLE_ERA)) ? end : NULL;
}

/* The year before 1 is 0. */
static exact_text put_year(exact_texts *a, uint32_t year, bool before)
{
	char text[16];
	if (a->unwanted) return (exact_text){0};
	snprintf(text, sizeof text, before && year > 1 ? "-%04u" : "%04u", (unsigned)(before ? year - 1 : year));
	return exact_put_text(a, span_of(text));
}

static bool is_year(const run *r) { return r->n <= 4 && r->value >= 1; }

/* Behind the connector at p, where digits stand behind it; else NULL. */
static const byte *second_year(const look *f, const byte *p)
{
	const byte *most = f->end - p > CONNECTOR ? p + CONNECTOR : f->end, *q = p;
	while (q < most && (byte)(*q - '0') >= 10) q++;
	if (q == most) return NULL;
	q = look_connector(f, p);
	return q && look_digit(f, q) ? q : NULL;
}

bool era_year(const look *f, const shape *s, reading *n)
{
	run second = s->r[0];
	bool before, dashed = s->n == 2 && look_is_dash(s->sep[0]), ranged = dashed;
	const byte *end = s->r[dashed].end, *next;
	if (s->n > 2 || (s->n == 2 && !dashed) || !is_year(s->r) || end == f->end) return false;
	if (*end == ' ' && f->end - end > 3 && look_is_plain(end[1]) && !lexicon_may_begin(f->w, end + 1)) return false;
	next = s->n == 1 ? second_year(f, end) : NULL;
	if (dashed) second = s->r[1];
	if (next) end = figure_run(f, next, &second), ranged = true;
	if (!is_year(&second) || !(end = read_era(f, end, &before))) return false;
	n->value = put_year(f->texts, s->r[0].value, before);
	if (ranged) n->to = put_year(f->texts, second.value, before);
	return reading_found(n, s->r[0].at, end, ranged ? KIND_RANGE : KIND_YEAR, RULE_ERA);
}

bool era_before(const look *f, const byte *start, const run *r, reading *n)
{
	if (!is_year(r) || look_letter(f, r->end)) return false;
	n->value = put_year(f->texts, r->value, false);
	return reading_found(n, start, r->end, KIND_YEAR, RULE_ERA);
}

/* 2021-35 for the third quarter; false where there is no such part, or no year at p. */
static bool put_period(const look *f, const sense *s, uint64_t ordinal, const byte **p, reading *n)
{
	date d = {-1, -1, -1};
	const byte *year = look_skip(f, *p), *of = look_role(f, year, ROLE_MONTH_JOINER, NULL);
	if (of) year = look_skip(f, of);
	else if (year < f->end && *year == '/') year++;
	const byte *end = moment_read_year(f, year, &d);
	if (ordinal < 1 || ordinal > s->divisor || end == year) return false;
	d.month = (int)(s->value + ordinal);
	n->value = moment_put_date(f->texts, d);
	*p = end;
	return true;
}

bool era_period(const look *f, const byte *start, const run *r, reading *n)
{
	const sense *s = lexicon_sense(f->w, lexicon_lead(f->w, start, r->at), ROLE_PERIOD);
	const byte *end = r->end;
	if (!s || !put_period(f, s, r->value, &end, n)) return false;
	return reading_found(n, start, end, KIND_DATE, RULE_PERIOD);
}

/* 20XX for the 21st; behind an era's name counted down, the fifth is -04XX: the years -0499 to -0400. */
static exact_text put_century(exact_texts *a, uint64_t ordinal, bool thousands, bool before)
{
	char text[16];
	snprintf(text, sizeof text, thousands ? "%s%uXXX" : "%s%02uXX", before ? "-" : "", (unsigned)(ordinal - 1));
	return exact_put_text(a, span_of(text));
}

bool era_century(const look *f, const byte *start, const byte *end, uint64_t ordinal, const sense *s, reading *n)
{
	bool before, thousands = s->value == 1000;
	if (ordinal < 1 || ordinal > (thousands ? LATEST_MILLENNIUM : LATEST_CENTURY)) return false;
	const byte *era = read_era(f, end, &before);
	n->value = put_century(f->texts, ordinal, thousands, before);
	return reading_found(n, start, era ? era : end, KIND_YEAR, RULE_CENTURY);
}

bool era_counts(const look *f, const byte *start, const byte *p, uint64_t ordinal, reading *n)
{
	const sense *s = NULL;
	const byte *name = look_joint(f, p), *end = look_named(f, name, ROLE_CENTURY, &s);
	if (end) return era_century(f, start, end, ordinal, s, n);
	end = look_named(f, name, ROLE_PERIOD, &s);
	return end && put_period(f, s, ordinal, &end, n) && reading_found(n, start, end, KIND_DATE, RULE_PERIOD);
}

bool era_ordinal(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	if (s->n > 1 || r->n > 2 || r->end == f->end || *r->end == ' ') return false;
	const byte *end =
		f->w->dot_ordinal && *r->end == '.' ? r->end + 1 : look_role(f, r->end, ROLE_ORDINAL_SUFFIX, NULL);
	return end && era_counts(f, r->at, end, r->value, n);
}
