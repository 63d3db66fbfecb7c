#include "hour.h"

#include <stdio.h>
#include <string.h>

#include "numeral_read.h"

enum { HOUR_PARTS = 4 }; /* a fraction of an hour is that of 60 minutes: quarters and halves */

static exact_text put(exact_texts *a, uint32_t minutes)
{
	char text[16];
	if (a->unwanted) return (exact_text){0};
	snprintf(text, sizeof text, "T%02u:%02u", (unsigned)(minutes / 60 % 24), (unsigned)(minutes % 60));
	return exact_put_text(a, span_of(text));
}

/* The hour at p in figures or in one word: its end, or NULL. */
static const byte *read_hour(const look *f, const byte *p, uint32_t *hour)
{
	run r;
	uint32_t senses;
	if (look_digit(f, p)) {
		figure_run(f, p, &r);
		*hour = r.value;
		return r.n < 3 && r.value < 25 ? r.end : NULL;
	}
	const byte *end = look_part(f, p, &senses);
	if (!end || !look_edge(f, end)) return NULL;
	const sense *s = lexicon_sense(f->w, senses, ROLE_UNIT);
	if (!s) s = lexicon_sense(f->w, senses, ROLE_TEN);
	if (!s && !lexicon_sense(f->w, senses, ROLE_ONE)) return NULL;
	*hour = s ? (uint32_t)s->value : 1;
	return end;
}

/* Whether a word that a time of day follows stands before p: um, at. */
static bool is_behind_at(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *word = look_word_back(f, end);
	return word < end && lexicon_sense(f->w, lexicon_lead(f->w, word, end), ROLE_AT);
}

/* Whether nothing stands at p, behind an hour, that it would count: no unit, no number, no noun; where nouns do not
 * show it, no word at all behind minutes that are taken off (quarter to five). */
static bool is_over(const look *f, const byte *p, bool taken_off)
{
	const byte *next = look_skip(f, p);
	if (next == f->end || next == p) return next == f->end || !(figure_is_separator(*p) && look_digit(f, p + 1));
	if (look_names(f, next)->n || look_digit(f, next)) return false;
	if (!f->w->dot_ordinal) return !taken_off || !look_letter(f, next);
	return !utf8_is_upper(utf8_at(next, f->end));
}

/* The word behind an hour, Uhr or p.m., which may move it: its end, or NULL. */
static const byte *read_mark(const look *f, const byte *p, uint32_t *hour, bool *half_known)
{
	p = look_skip(f, p);
	const look_memo *m = look_parts(f, p);
	const byte *end = look_whole(f, m, ROLE_CLOCK, NULL);
	if (end || *hour > 12) return end;
	bool pm = m->roles >> ROLE_PM & 1;
	end = look_whole(f, m, pm ? ROLE_PM : ROLE_AM, NULL);
	if (!end) return NULL;
	*half_known = true;
	*hour = *hour % 12 + (pm ? 12 : 0);
	return end;
}

/* Whether a unit or a number stands behind an hour that ends at p: at five to ten dollars. */
static bool is_counting(const look *f, const byte *p)
{
	const byte *next = look_skip(f, p);
	return next > p && (look_digit(f, next) || look_names(f, next)->n);
}

/* halb vier, Viertel nach 8, fünf vor halb acht: `minutes` from the hour at p, up to 12; the time began at `start`. */
static bool found_near(const look *f, const byte *start, const byte *p, int minutes, reading *n)
{
	uint32_t hour;
	bool known = false;
	const sense *s;
	const byte *end = look_role(f, p, ROLE_TOWARD, &s), *mark;
	if (end) p = look_skip(f, end), minutes -= (int)s->value;
	end = read_hour(f, p, &hour);
	if (!end || hour > 12 || hour == 0) return false;
	mark = read_mark(f, end, &hour, &known);
	if (!mark && (is_behind_at(f, start) ? is_counting(f, end) : !is_over(f, end, minutes < 0))) return false;
	uint32_t at = (hour * 60 + 24 * 60 + (uint32_t)minutes) % (24 * 60);
	if (!known) at %= 12 * 60;
	n->value = put(f->texts, at);
	if (!known) n->value2 = put(f->texts, at + 12 * 60);
	return reading_found(n, start, mark ? mark : end, KIND_TIME, RULE_TIME_CLOCK);
}

/* A part of an hour in one word, a half or a quarter: its end, or NULL. */
static const byte *read_part_of_hour(const look *f, const byte *p, int *minutes)
{
	const sense *s = NULL;
	const byte *end = look_role(f, p, ROLE_FRACTION, &s);
	if (!end) end = look_role(f, p, ROLE_HALF, &s);
	if (!end || !s->value || s->value > HOUR_PARTS || 60 % s->value) return NULL;
	*minutes = 60 / (int)s->value;
	return end;
}

/* Whether a sentence or what a comma parts of it ends at p. */
static bool is_last(const look *f, const byte *p)
{
	if (look_skip(f, p) == f->end) return true;
	return memchr(".,;!?", *p, 5) && (p + 1 == f->end || p[1] == ' ' || p[1] == '\n');
}

/* Whether minutes and the hour at p are a time and no counted things: an hour that is no whole one, fünf vor halb acht;
 * the word for it behind; steps of five minutes
 * where nothing follows, 5 vor 12. A word that makes a range is for a time where one before says so. */
static bool is_surely_near(const look *f, const byte *word, const byte *p, uint32_t minutes)
{
	uint32_t hour;
	bool known;
	if (look_role(f, word, ROLE_RANGE, NULL)) return false;
	if (look_role(f, p, ROLE_TOWARD, NULL)) return true;
	const byte *end = read_hour(f, p, &hour);
	return end && (read_mark(f, end, &hour, &known) || (minutes % 5 == 0 && is_last(f, end)));
}

/* zehn nach fünf, twenty-five to nine: the minutes end at `end`. */
static bool near_hour(const look *f, const byte *start, const byte *end, uint32_t minutes, reading *n)
{
	const byte *word = look_skip(f, end), *past = look_role(f, word, ROLE_PAST, NULL);
	end = past ? past : minutes < 30 ? look_role(f, word, ROLE_BEFORE, NULL) : NULL;
	if (!end || minutes == 0 || minutes > 30) return false;
	end = look_skip(f, end);
	if (!is_behind_at(f, start) && !is_surely_near(f, word, end, minutes)) return false;
	return found_near(f, start, end, past ? (int)minutes : -(int)minutes, n);
}

bool hour_near(const look *f, const shape *s, reading *n)
{
	const uint64_t near = (uint64_t)1 << ROLE_PAST | (uint64_t)1 << ROLE_BEFORE;
	const byte *end = s->r->end;
	if (s->n > 1 || s->r->n > 2 || f->end - end < 4 || *end != ' ' || !lexicon_may_part(f->w, end + 1))
		return false;
	uint64_t roles = look_parts(f, look_skip(f, end))->roles;
	if (!(roles & near) || roles >> ROLE_RANGE & 1) return false; /* at 5 to 10 */
	return near_hour(f, s->r->at, end, s->r->value, n);
}

/* The minutes in words at p: their number. */
static bool minutes_near(const look *f, const byte *p, reading *n)
{
	numeral t = numeral_new();
	quantity q;
	const byte *end = numeral_read(f, p, &t);
	if (!end || t.ordinal || t.tail || !numeral_value(&t, &q) || !exact_is_whole(&q) || q.mantissa > 59)
		return false;
	return near_hour(f, p, end, (uint32_t)q.mantissa, n);
}

/* zwölf Uhr dreißig: the minutes in words behind the word at p, which count nothing; the end, or p. */
static const byte *minutes_behind(const look *f, const byte *p, uint32_t *minutes)
{
	numeral t = numeral_new();
	quantity q;
	const byte *next = look_skip(f, p), *end = next > p && look_letter(f, next) ? numeral_read(f, next, &t) : NULL;
	if (!end || t.ordinal || !numeral_value(&t, &q) || !exact_is_whole(&q) || q.mantissa > 59) return p;
	if (!is_over(f, end, true)) return p;
	*minutes = (uint32_t)q.mantissa;
	return end;
}

/* las ocho y media, à huit heures moins le quart: where a word before says that a time comes. */
static bool hour_and_part(const look *f, const byte *p, reading *n)
{
	uint32_t hour;
	int minutes;
	const byte *end = read_hour(f, p, &hour), *next, *joint;
	if (!end || hour == 0 || !is_behind_at(f, p)) return false;
	next = look_skip(f, end);
	if ((end = look_role(f, next, ROLE_CLOCK, NULL))) next = look_skip(f, end);
	bool minus = (joint = look_role(f, next, ROLE_MINUS, NULL)) != NULL;
	if (!minus) joint = look_role(f, next, ROLE_JOINER, NULL);
	if (!joint || !(end = read_part_of_hour(f, look_skip(f, joint), &minutes))) return false;
	uint32_t at = hour * 60 + (uint32_t)(minus ? -minutes : minutes);
	n->value = put(f->texts, at);
	if (hour <= 12) n->value2 = put(f->texts, at + 12 * 60);
	return reading_found(n, p, end, KIND_TIME, RULE_TIME_CLOCK);
}

/* acht Uhr, eight p.m.: the hour at p and its word, which is no unit or stands behind a word for times. */
static bool whole_hour(const look *f, const byte *p, reading *n)
{
	uint32_t hour;
	bool known = false;
	const byte *end = read_hour(f, p, &hour), *mark = end ? read_mark(f, end, &hour, &known) : NULL;
	if (!mark || (look_named(f, look_skip(f, end), ROLE_UNIT_OF, NULL) && !is_behind_at(f, p))) return false;
	uint32_t minutes = 0;
	if (!known) mark = minutes_behind(f, mark, &minutes);
	n->value = put(f->texts, hour * 60 + minutes);
	return reading_found(n, p, mark, KIND_TIME, RULE_TIME_CLOCK);
}

bool hour_find(const look *f, const byte *p, reading *n)
{
	const uint64_t marks = (uint64_t)1 << ROLE_CLOCK | (uint64_t)1 << ROLE_AM | (uint64_t)1 << ROLE_PM;
	const uint64_t near = (uint64_t)1 << ROLE_PAST | (uint64_t)1 << ROLE_BEFORE;
	const uint64_t joints = (uint64_t)1 << ROLE_JOINER | (uint64_t)1 << ROLE_MINUS;
	int minutes;
	const sense *s;
	const look_memo *m = look_parts(f, p);
	if (!m->n || m->end[0] == f->end) return false;
	if (*m->end[0] == '-' && (m->roles >> ROLE_TEN & 1)) return minutes_near(f, p, n);
	if (*m->end[0] != ' ') return false;
	const byte *end = look_whole(f, m, ROLE_TOWARD, &s), *next = look_skip(f, m->end[0]);
	if (end) return found_near(f, p, next, -(int)s->value, n);
	if (next == f->end || !(look_parts(f, next)->roles & (marks | near | joints))) return false;
	if (hour_and_part(f, p, n) || whole_hour(f, p, n)) return true;
	if (!(end = read_part_of_hour(f, p, &minutes))) return minutes_near(f, p, n);
	next = look_skip(f, end);
	if ((end = look_role(f, next, ROLE_PAST, NULL))) return found_near(f, p, look_skip(f, end), minutes, n);
	end = minutes < 30 ? look_role(f, next, ROLE_BEFORE, NULL) : NULL;
	return end && found_near(f, p, look_skip(f, end), -minutes, n);
}
