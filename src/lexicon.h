/* lexicon: the words of a language that make numbers, ready to be found in a text.
 *
 * They are [number], [month], [unit] and [currency] of the language file. A word has one sense or several, in the order
 * of the file. Roles of [number], parted by semicolons where a word has more than one: unit 3, ten 20, hundred 300
 * added to what is bigger: twenty three, ducenti tres; unit is below 20 score 60              a ten that takes all
 * below twenty: soixante-dix power 100             multiplies what stands before it, or stands alone: hundert
 *   multiplier 1000000    the same, but never alone: Million
 *   one, article          1 before such a word or a fraction; `one` before a unit too: ein, one; a
 *   joiner N              and: behind hundreds and thousands (100, or no N), tens (10), with hundreds to follow behind
 * thousands (1000), ten behind unit in one word (1), before fractions alone (2) point, minus          Komma, minus
 *   ordinal 3             a whole word: third
 *   ordinal-part 20       the same, which another ordinal may follow: vigésimo primero
 *   ordinal-stem 3, inflection, ordinal-ending    dritt-e, vier-te
 *   ordinal-suffix        behind digits: 3rd, 3.
 *   fraction 3, fraction-ending    a denominator: drittel, zwanzig-stel
 *   half 2                a denominator that stands alone as well: half
 *   plus 1/2, value 3/2   zwei-einhalb, anderthalb
 *   suffix 1000, money-suffix 1000000    right behind digits: 5k, £5m
 *   decade, range, clock, am, pm, month-joiner, slash, in, count    1990er, bis, Uhr, am, pm, of, over, one in five,
 * rund between               before a range whose halves a joiner connects: zwischen 3 und 5 part 12 [ft_i] behind
 * feet, a twelfth of one: 5 ft 2 in tail, tail a          ends the word of a number, with a unit or without: drei-mal,
 * zehn-jährig A word that is written `cent-` is followed by another part of the same word, one that is written `-un`
 * follows one. */
#ifndef LEXICON_H
#define LEXICON_H

#include "lang.h"
#include "opening.h"
#include "trie.h"

/* What a word can be. The last three come from sections of their own. */
enum role {
	ROLE_UNIT,
	ROLE_TEN,
	ROLE_SCORE,
	ROLE_HUNDRED,
	ROLE_POWER,
	ROLE_MULTIPLIER,
	ROLE_ONE,
	ROLE_ARTICLE,
	ROLE_JOINER,
	ROLE_POINT,
	ROLE_MINUS,
	ROLE_ORDINAL,
	ROLE_ORDINAL_PART,
	ROLE_ORDINAL_STEM,
	ROLE_INFLECTION,
	ROLE_ORDINAL_ENDING,
	ROLE_ORDINAL_SUFFIX,
	ROLE_FRACTION,
	ROLE_FRACTION_ENDING,
	ROLE_HALF,
	ROLE_PLUS,
	ROLE_VALUE,
	ROLE_SUFFIX,
	ROLE_MONEY_SUFFIX,
	ROLE_DECADE,
	ROLE_RANGE,
	ROLE_CLOCK,
	ROLE_AM,
	ROLE_PM,
	ROLE_MONTH_JOINER,
	ROLE_SLASH,
	ROLE_IN,
	ROLE_COUNT,
	ROLE_TAIL,
	ROLE_PART_OF,
	ROLE_BETWEEN,
	ROLE_OF,
	ROLE_MONTH,
	ROLE_UNIT_OF,
	ROLE_CURRENCY,
	ROLES
};

/* One role of a word. */
typedef struct {
	enum role role;
	uint32_t next;      /* 1 + the index of the word's next sense, 0 for none */
	bool bound, inside; /* another part of the same word follows, stands before */
	uint64_t value, divisor;
	span text; /* a unit's or a currency's code; borrowed from the language */
} sense;

enum { LEXICON_FILTER = 14 }; /* bits of a filter, as a power of two */

typedef struct lexicon {
	struct lexicon *next; /* the owner's */
	const lang *lang;
	trie numbers; /* [number], in lower case; a node's value: 1 + the index of its first sense */
	trie names;   /* [month], [unit] and [currency]: as they stand, and in lower case where case does not matter */
	sense *senses;
	size_t n_senses, cap_senses;
	char32_t decimal, group;
	bool month_first;                           /* 11/1/2021 */
	bool dot_ordinal;                           /* 3. is an ordinal */
	opening opening;                            /* of words that begin a number */
	uint64_t named[(1 << LEXICON_FILTER) / 64]; /* filters of the first three bytes of names, */
	uint64_t parts[(1 << LEXICON_FILTER) / 64]; /* and of number words */
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

static inline uint32_t lexicon_is_lettery(byte c) { return c >= 0x80 || (byte)((c | 0x20) - 'a') < 26; }

/* The bit of the three bytes at p in a filter, whatever their case; those behind what is no letter do not count. */
static inline uint32_t lexicon_bit(const byte *p)
{
	uint32_t two = -lexicon_is_lettery(p[1]), three = two & -lexicon_is_lettery(p[2]);
	uint32_t bytes = p[0] | ((uint32_t)p[1] << 8 & two) | ((uint32_t)p[2] << 16 & three);
	return (bytes | 0x202020) * 2654435761u >> (32 - LEXICON_FILTER);
}

/* Whether a name, whether a number word or a part of one, and whether either may begin with the three bytes at p. */
static inline bool lexicon_may_name(const lexicon *w, const byte *p)
{
	uint32_t bit = lexicon_bit(p);
	return w->named[bit >> 6] >> (bit & 63) & 1;
}

static inline bool lexicon_may_part(const lexicon *w, const byte *p)
{
	uint32_t bit = lexicon_bit(p);
	return w->parts[bit >> 6] >> (bit & 63) & 1;
}

static inline bool lexicon_may_begin(const lexicon *w, const byte *p)
{
	uint32_t bit = lexicon_bit(p);
	return (w->named[bit >> 6] | w->parts[bit >> 6]) >> (bit & 63) & 1;
}

#endif
