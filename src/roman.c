#include "roman.h"

#include <string.h>

#include "era.h"

enum { LONGEST = 15 /* MMMDCCCLXXXVIII */, PLAIN_LONGEST = 8, ALONE_LEAST = 5, NAMED_LEAST = 2 };

/* Appends the digit v of a place whose one, five and ten are these letters. */
static char *put_digit(char *to, unsigned v, char one, char five, char ten)
{
	unsigned ones = v % 5 == 4 ? 1 : v % 5;
	if (v % 5 != 4 && v >= 5) *to++ = five;
	for (unsigned i = 0; i < ones; i++) *to++ = one;
	if (v % 5 == 4) *to++ = v == 4 ? five : ten;
	return to;
}

/* The one way to write it; its length. */
static size_t write_roman(unsigned v, char text[LONGEST + 1])
{
	char *to = text;
	for (unsigned i = 0; i < v / 1000; i++) *to++ = 'M';
	to = put_digit(to, v / 100 % 10, 'C', 'D', 'M');
	to = put_digit(to, v / 10 % 10, 'X', 'L', 'C');
	to = put_digit(to, v % 10, 'I', 'V', 'X');
	return (size_t)(to - text);
}

/* The value of the numeral [p, end), 0 where it is not well formed. */
static unsigned value_of(const byte *p, const byte *end)
{
	char text[LONGEST + 1];
	unsigned v = 0;
	for (const byte *q = p; q < end; q++) {
		unsigned one = roman_digit(*q), next = q + 1 < end ? roman_digit(q[1]) : 0;
		v += one < next ? (unsigned)-(int)one : one;
	}
	if (v == 0 || v > 3999) return 0;
	size_t n = write_roman(v, text);
	return n == (size_t)(end - p) && memcmp(text, p, n) == 0 ? v : 0;
}

/* Whether a name ends before p: a word with a capital and a small letter. */
static bool is_behind_name(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *start = look_word_back(f, end);
	if (end == p || start == end || !utf8_is_upper(utf8_next(&start, end))) return false;
	return start < end && utf8_is_lower(utf8_next(&start, end));
}

/* Whether what is numbered in Roman figures ends before p. */
static bool is_numbered(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *letters = end;
	if (end == p) return false;
	if (letters > f->floor && letters[-1] == '.') letters--;
	const byte *start = look_word_back(f, letters);
	return start < letters && lexicon_sense(f->w, lexicon_lead(f->w, start, end), ROLE_NUMBERED);
}

/* I, V and X only: with the others abbreviations are written, CD, DC, XL. */
static bool is_plain(const byte *p, const byte *end)
{
	while (p < end && roman_digit(*p) && roman_digit(*p) <= 10) p++;
	return p == end;
}

/* Ve, XVIe, Ier: the end of the ordinal suffix behind I, V and X, or NULL. */
static const byte *suffix_end(const look *f, const byte *p, const byte *end)
{
	if (!is_plain(p, end) || end == f->end || (byte)(*end - 'a') >= 26) return NULL;
	return look_role(f, end, ROLE_ORDINAL_SUFFIX, NULL);
}

static bool is_meant(const look *f, const byte *p, const byte *end)
{
	bool plain = end - p >= NAMED_LEAST && end - p <= PLAIN_LONGEST && is_plain(p, end);
	return end - p >= ALONE_LEAST || is_numbered(f, p) || (plain && is_behind_name(f, p));
}

/* siglo XIX, XIXe siècle, XIX. Jahrhundert */
static bool century(const look *f, const byte *p, const byte *end, unsigned value, reading *n)
{
	const sense *s;
	const byte *suffix = end < f->end && *end == '.' ? end + 1 : look_role(f, end, ROLE_ORDINAL_SUFFIX, NULL);
	if (era_counts(f, p, suffix ? suffix : end, value, n)) return true;
	if (!look_edge(f, end)) return false;
	const byte *word_end = look_skip_back(f, p), *word = look_word_back(f, word_end);
	if (word == word_end || word_end == p) return false;
	s = lexicon_sense(f->w, lexicon_lead(f->w, word, word_end), ROLE_CENTURY);
	return s && era_century(f, word, end, value, s, n);
}

bool roman_find(const look *f, const byte *p, reading *n)
{
	const byte *end = p;
	while (end < f->end && end - p <= LONGEST && roman_digit(*end)) end++;
	unsigned value = end > p ? value_of(p, end) : 0;
	if (!value) return false;
	if (century(f, p, end, value, n)) return true;
	const byte *suffix = suffix_end(f, p, end);
	if (!suffix && (!look_edge(f, end) || !is_meant(f, p, end))) return false;
	n->value = exact_put(f->texts, exact_whole(value), false);
	bool dot = f->w->dot_ordinal && end < f->end && *end == '.' &&
		   utf8_is_lower(utf8_at(look_skip(f, end + 1), f->end));
	return reading_found(n, p, suffix ? suffix : end + dot, KIND_ROMAN, RULE_ROMAN);
}
