/* number: the numbers of a paragraph, each with its kind and exact value.
 *
 * Every digit is inside exactly one number; the longest reading wins. Separators, months, number words, currencies
 * and units come from the language file. Values are texts: exact decimals ("2500000", "0.5"), fractions ("1/3"),
 * ISO 8601 dates and times ("2021-11-01", "--11-01", "2021-11", "T20:15"), never floating point. */
/* Roles of [number] in a language file; a word may have several, parted by semicolons:
 *   unit 3, ten 20            added: twenty three, drei und zwanzig
 *   power 100                 multiplies what stands before it, or stands alone: hundert
 *   multiplier 1000000        the same, but never alone: Million
 *   one, article              1 before such a word or a fraction; `one` before a unit too: ein, one; a
 *   joiner, point, minus      und, Komma, minus
 *   ordinal 3                 a whole word: third
 *   ordinal-stem 3, inflection, ordinal-ending    dritt-e, vier-te
 *   ordinal-suffix            behind digits: 3rd, 3.
 *   fraction 3, fraction-ending    a denominator: drittel, zwanzig-stel
 *   half 2                    a denominator that stands alone as well: half
 *   plus 1/2, value 3/2       zwei-einhalb, anderthalb
 *   suffix 1000, money-suffix 1000000    right behind digits: 5k, £5m
 *   decade, range, clock, am, pm, month-joiner, slash, in, count    1990er, bis, Uhr, am, pm, of, over, one in five, rund */
#ifndef NUMBER_H
#define NUMBER_H

#include "lang.h"

enum { NUMBER_DIGITS = 4096 }; /* a value with more digits, or zeros before or behind them, gets an exponent: 1.5E5000 */

/* In the order in which they are counted and printed. */
enum number_kind {
	NUMBER_CARDINAL, NUMBER_ORDINAL, NUMBER_YEAR, NUMBER_DATE, NUMBER_TIME, NUMBER_DURATION, NUMBER_PERCENT, NUMBER_MONEY,
	NUMBER_MEASURE, NUMBER_RANGE, NUMBER_FRACTION, NUMBER_SCORE, NUMBER_PHONE, NUMBER_VERSION, NUMBER_CODE, NUMBER_ROMAN, NUMBER_OTHER,
	NUMBER_KINDS
};

typedef struct {
	uint32_t at, n; /* bytes of number_array.texts; n 0: no such text */
} number_text;

typedef struct {
	span at; /* in the paragraph's bytes */
	enum number_kind kind;
	unsigned rule; /* an index for number_rule_name */
	number_text value, to, unit, value2;
} number;

typedef struct {
	number *p;
	size_t n, cap;
	buf texts; /* the values of all of them */
	buf digits; /* working memory of number_find */
	struct number_words *words; /* what it made of each language it met */
} number_array; /* owned; zero it to start with, number_array_free at the end; goes with one lang_set */

/* Appends the numbers of `text`, (a piece of) a paragraph, to *out, in order. Linear in text.n. */
void number_find(const lang *l, span text, number_array *out);

/* The bytes of a value; borrowed until the next number is appended. */
static inline span number_value(const number_array *a, number_text t) { return (span){a->texts.p + t.at, t.n}; }

const char *number_kind_name(enum number_kind kind); /* "cardinal" … */
const char *number_rule_name(unsigned rule);

/* Forgets the numbers and keeps the memory; frees the memory. */
void number_array_clear(number_array *a);
void number_array_free(number_array *a);

#endif
