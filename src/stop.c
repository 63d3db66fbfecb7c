#include "stop.h"

#include <string.h>

#include "mark.h"

enum { ITEM_LONGEST = 8, FRONTED_WORDS = 6, BEGUN_WORDS = 2 };

static bool all_digits(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9') return false;
	return s.n > 0;
}

static bool all_roman(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 'I' && s.p[i] != 'V' && s.p[i] != 'X') return false;
	return s.n > 0;
}

/* An ordinary word: at least STOP_LONG bytes of small letters before the point, and the language knows no such
 * abbreviation. */
verdict stop_word(const point *t)
{
	if (t->flags || !utf8_is_upper(t->first)) return UNSURE;
	return t->at - stop_small_letters(t->l, t->start, t->at) >= STOP_LONG ? BREAK : UNSURE;
}

/* 1 or 1.1 */
static bool is_item_number(span s)
{
	if (s.n == 0 || s.n > ITEM_LONGEST) return false;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.') return false;
	return s.n < 4 || memchr(s.p, '.', s.n);
}

/* 1. Text, 1.1. Text: the number of an item, or its letter. */
verdict stop_item(const point *t)
{
	return t->before.p == t->sentence && (is_item_number(t->before) || point_length(t->before) == 1) ? JOIN
													 : UNSURE;
}

/* z. B.: the point stands inside a longer abbreviation. */
verdict stop_abbreviation_part(const point *t)
{
	if (!(t->flags & LANG_PART)) return UNSURE;
	span next = around_word_at(t->next, t->end);
	point_parts p;
	point_read_parts(t, &p);
	if (next.n == 0 || p.n + next.n + 1 > sizeof p.text) return UNSURE;
	memcpy(p.text + p.n, next.p, next.n);
	p.n += next.n;
	if (next.p + next.n < t->end && next.p[next.n] == '.') p.text[p.n++] = '.';
	for (size_t i = 0; i < p.parts; i++)
		if (lang_word(t->l, (span){p.text + p.starts[i], p.n - p.starts[i]}) &
			(LANG_PART | POINT_ABBREVIATIONS))
			return JOIN;
	return UNSURE;
}

verdict stop_abbreviation(const point *t) { return t->flags & LANG_ABBREVIATION ? JOIN : UNSURE; }

/* Whether the language has the end of the word as "-str.", an abbreviation that ends compounds. */
static bool has_known_end(const point *t)
{
	byte text[AROUND_WORD + 2] = "-";
	for (size_t n = 2; n <= 2 * STOP_LEAST && n < t->before.n; n++) {
		memcpy(text + 1, t->at - n, n + 1);
		if (lang_word(t->l, (span){text, n + 2}) & LANG_ABBREVIATION_NUMBER) return true;
	}
	return false;
}

static bool next_is_roman(const point *t)
{
	if (t->first != 'I' && t->first != 'V' && t->first != 'X') return false;
	span next = point_next_word(t);
	return next.n > 1 && all_roman(next);
}

/* Nr. 5, Abs. II, Schlehenstr. 28 */
verdict stop_abbreviation_number(const point *t)
{
	if (t->flags && !(t->flags & LANG_ABBREVIATION_NUMBER)) return UNSURE;
	if (!utf8_is_digit(t->first) && !next_is_roman(t)) return UNSURE;
	return t->flags || has_known_end(t) ? JOIN : UNSURE;
}

/* Whether at most BEGUN_WORDS words stand between the beginning of the sentence and w. */
static bool has_begun(const point *t, span w)
{
	for (int i = 0; i < BEGUN_WORDS && w.n && w.p > t->sentence; i++) w = point_word_before(t, w.p);
	return w.p == t->sentence;
}

/* 1932 г. Иванов: in some languages a letter behind a number counts it, and a capital letter behind that begins a
 * sentence; not where "In 1932 г." would be all of the one before. */
verdict stop_measure(const point *t)
{
	if (!t->l->measure_final || point_length(t->before) != 1 || !utf8_is_lower(utf8_at(t->before.p, t->end)) ||
		!utf8_is_upper(t->first))
		return UNSURE;
	span number = point_word_before(t, t->before.p);
	if (!all_digits(number) && !all_roman(number)) return UNSURE;
	return has_begun(t, number) ? JOIN : BREAK;
}

/* In 44 B.C. Caesar died: nothing but a few words of time stand in the sentence so far. */
static bool is_fronted(const point *t)
{
	if (!(lang_word(t->l, around_word_at(t->sentence, t->end)) & LANG_FRONTED)) return false;
	span w = t->before;
	for (int i = 0; i < FRONTED_WORDS && w.n && w.p > t->sentence; i++) {
		const byte *p = utf8_trim_space(t->start, w.p);
		if (p > t->sentence && (p[-1] == ',' || p[-1] == ';')) p--;
		w = around_word_before(t->start, p);
	}
	return w.p == t->sentence;
}

/* 6 p.m. Mr. Smith: no name belongs to what is before it; but the day (6 p.m. Monday) or the zone (EST) does. */
verdict stop_abbreviation_closing(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_CLOSING)) return UNSURE;
	span next = point_next_word(t);
	bool capitals = next.n > 1 && utf8_is_upper(utf8_before(next.p, next.p + next.n));
	if (!utf8_is_upper(t->first) || capitals || is_fronted(t)) return JOIN;
	return point_next_is(t, LANG_MONTH | LANG_ORDINAL_NOUN) || lang_value(t->l, LANG_WEEKDAYS, next).p ? JOIN
													   : BREAK;
}

/* usw., Inc.: ends a sentence if the next word opens one. */
verdict stop_abbreviation_final(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_FINAL)) return UNSURE;
	return point_next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* a. C., a.C.: known with its parts, and as no abbreviation but before a number. */
static bool is_number_abbreviation(const point *t) { return t->several && t->flags & LANG_ABBREVIATION_NUMBER; }

/* J. S. Bach, H.-J. Vogel */
verdict stop_initial(const point *t)
{
	span w = t->before;
	const byte *p = w.p + w.n, *last = p;
	if (w.n == 0 || is_number_abbreviation(t) || !utf8_is_upper(utf8_prev(w.p, &last))) return UNSURE;
	if (w.p > t->start && utf8_before(t->start, w.p) == 0xB0) return UNSURE; /* 38 °C */
	if (last > w.p && last[-1] != '.' && last[-1] != '-' && !mark_is_wide(utf8_before(w.p, last))) return UNSURE;
	return point_next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* Whether the digits belong to a longer number: 7,4 or 20:15. */
static bool is_part_of_number(const point *t, span digits)
{
	const byte *p = digits.p;
	return p - t->start >= 2 && (p[-1] == ',' || p[-1] == ':') && p[-2] >= '0' && p[-2] <= '9';
}

/* The word without what stands before its last slash or hyphen: 7./8. */
static span last_part(span w)
{
	size_t i = w.n;
	while (i > 0 && w.p[i - 1] != '/' && w.p[i - 1] != '-') i--;
	return span_cut(w, i, w.n);
}

/* 1. November, 8. Klasse, Ludwig XIV.; the language writes ordinals with a full stop. */
verdict stop_ordinal(const point *t)
{
	span n = last_part(t->before);
	bool digits = all_digits(n);
	if (!t->l->ordinal_stop || !(digits || all_roman(n)) || is_part_of_number(t, n)) return UNSURE;
	if (utf8_is_digit(t->first) && mark_is_dash(utf8_at(t->next, t->end))) return JOIN; /* 25.–28. */
	uint32_t next = point_next_flags(t), before = lang_word(t->l, point_word_before(t, t->before.p));
	if (next & (LANG_MONTH | LANG_ORDINAL_NOUN)) return JOIN;
	if (next & LANG_OPENER || (digits && n.n > 2)) return BREAK;
	if (before & LANG_ORDINAL_BEFORE) return JOIN;
	if (t->l->ordinal_lower_case && digits && utf8_is_upper(t->first) && !all_roman(point_next_word(t)))
		return BREAK;
	return before & LANG_CARDINAL_BEFORE ? BREAK : JOIN;
}

/* o.k., a.b.: short parts with stops between them look like an abbreviation. */
verdict stop_shape(const point *t)
{
	size_t part = 0, stops = 0;
	for (size_t i = 0; i < t->before.n; i++) {
		byte c = t->before.p[i];
		if (c == '.') stops++;
		part = c == '.' ? 0 : part + 1;
		if (part > 2 || (c >= '0' && c <= '9')) return UNSURE;
	}
	if (stops == 0 || is_number_abbreviation(t)) return UNSURE;
	return point_next_is(t, LANG_OPENER) ? BREAK : JOIN;
}
