/* lexicon: the words of a language that make numbers, ready to be found in a text.
 *
 * They are [number], [month], [unit] and [currency] of the language file. A word has one sense or several, in the order of the file.
 * Roles of [number], parted by semicolons where a word has more than one:
 *   unit 3, ten 20, hundred 300   added to what is bigger: twenty three, ducenti tres; unit is below 20
 *   score 60              a ten that takes all below twenty: soixante-dix
 *   power 100             multiplies what stands before it, or stands alone: hundert
 *   multiplier 1000000    the same, but never alone: Million
 *   one, article          1 before such a word or a fraction; `one` before a unit too: ein, one; a
 *   joiner N              and: behind a part of N and up (100 if there is no N); 10: behind a ten; 1: ten behind unit in one word
 *   point, minus          Komma, minus
 *   ordinal 3             a whole word: third
 *   ordinal-part 20       the same, which another ordinal may follow: vigésimo primero
 *   ordinal-stem 3, inflection, ordinal-ending    dritt-e, vier-te
 *   ordinal-suffix        behind digits: 3rd, 3.
 *   fraction 3, fraction-ending    a denominator: drittel, zwanzig-stel
 *   half 2                a denominator that stands alone as well: half
 *   plus 1/2, value 3/2   zwei-einhalb, anderthalb
 *   suffix 1000, money-suffix 1000000    right behind digits: 5k, £5m
 *   decade, range, clock, am, pm, month-joiner, slash, in, count    1990er, bis, Uhr, am, pm, of, over, one in five, rund
 *   tail, tail a          ends the word of a number, with a unit or without: drei-mal, zehn-jährig
 * A word that is written `cent-` is followed by another part of the same word, one that is written `-un` follows one. */
#ifndef LEXICON_H
#define LEXICON_H

#include "lang.h"
#include "opening.h"
#include "trie.h"

/* What a word can be. The last three come from sections of their own. */
enum role {
	ROLE_UNIT, ROLE_TEN, ROLE_SCORE, ROLE_HUNDRED, ROLE_POWER, ROLE_MULTIPLIER, ROLE_ONE, ROLE_ARTICLE, ROLE_JOINER, ROLE_POINT, ROLE_MINUS,
	ROLE_ORDINAL, ROLE_ORDINAL_PART, ROLE_ORDINAL_STEM, ROLE_INFLECTION, ROLE_ORDINAL_ENDING, ROLE_ORDINAL_SUFFIX, ROLE_FRACTION, ROLE_FRACTION_ENDING,
	ROLE_HALF, ROLE_PLUS, ROLE_VALUE, ROLE_SUFFIX, ROLE_MONEY_SUFFIX, ROLE_DECADE, ROLE_RANGE, ROLE_CLOCK, ROLE_AM, ROLE_PM,
	ROLE_MONTH_JOINER, ROLE_SLASH, ROLE_IN, ROLE_COUNT, ROLE_TAIL,
	ROLE_MONTH, ROLE_UNIT_OF, ROLE_CURRENCY,
	ROLES
};

/* One role of a word. */
typedef struct {
	enum role role;
	uint32_t next; /* 1 + the index of the word's next sense, 0 for none */
	bool bound, inside; /* another part of the same word follows, stands before */
	uint64_t value, divisor;
	span text; /* a unit's or a currency's code; borrowed from the language */
} sense;

typedef struct lexicon {
	struct lexicon *next; /* the owner's */
	const lang *lang;
	trie numbers; /* [number], in lower case; a node's value: 1 + the index of its first sense */
	trie names;   /* [month], [unit] and [currency]: as they stand, and in lower case where case does not matter */
	sense *senses;
	size_t n_senses, cap_senses;
	char32_t decimal, group;
	bool month_first;         /* 11/1/2021 */
	bool dot_ordinal;         /* 3. is an ordinal */
	opening opening;          /* of words that begin a number */
	uint64_t named[4096 / 64];  /* a filter of the first three bytes of names */
	uint64_t parts[65536 / 64]; /* the first two bytes of number words, in lower case */
} lexicon;

enum { LEXICON_FOLDED_LEAST = 3 }; /* bytes of a unit or a currency from which on its case does not matter */

lexicon *lexicon_new(const lang *l);
void lexicon_free(lexicon *w);

/* The sense with this role among those of a word, or NULL. */
static inline const sense *lexicon_sense(const lexicon *w, uint32_t senses, enum role role)
{
	for (; senses; senses = w->senses[senses - 1].next)
		if (w->senses[senses - 1].role == role) return w->senses + senses - 1;
	return NULL;
}

/* The bit of the three bytes at p in `named`, whatever their case. */
static inline uint32_t lexicon_bit(const byte *p)
{
	uint32_t three = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
	return (three | 0x202020) * 2654435761u >> 20;
}

/* Whether a name may begin with the three bytes at p. */
static inline bool lexicon_may_name(const lexicon *w, const byte *p)
{
	uint32_t bit = lexicon_bit(p);
	return w->named[bit >> 6] >> (bit & 63) & 1;
}

/* Whether a number word, or a part of one, may begin with the two bytes at p. */
static inline bool lexicon_may_part(const lexicon *w, const byte *p)
{
	uint32_t bit = ((uint32_t)p[0] | (uint32_t)p[1] << 8) | 0x2020;
	return w->parts[bit >> 6] >> (bit & 63) & 1;
}

#endif
