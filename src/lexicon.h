/* lexicon: the words of a language that make numbers, ready to be found in a text.
 *
 * They are [number], [month], [unit] and [currency] of the language file. A word has one sense or several, in the order
 * of the file; lang(5) says what each role means. A word of [number] that is written `cent-` is followed by another
 * part of the same word, one that is written `-un` follows one.
 *
 * Number words and their parts are looked up in any case, in `numbers`; what stands behind a number, and is no part of
 * it, as it stands, in `names`, and in any case where it is long enough; what stands before one, in `leads`. */
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
	ROLE_TOWARD,
	ROLE_PAST,
	ROLE_BEFORE,
	ROLE_PREFIX,
	ROLE_BEFORE_ERA,
	ROLE_ERA,
	ROLE_CENTURY,
	ROLE_PERIOD,
	ROLE_LAW_PART,
	ROLE_LAW,
	ROLE_CODED,
	ROLE_SERIAL,
	ROLE_ISBN,
	ROLE_NUMBERED,
	ROLE_POSTCODE,
	ROLE_DATE_BEFORE,
	ROLE_DECADE_BEFORE,
	ROLE_AT,
	ROLE_MONTH,
	ROLE_UNIT_OF,
	ROLE_CURRENCY,
	ROLES
};
_Static_assert(ROLES <= 64, "sets of roles have a bit for each");

/* One role of a word. */
typedef struct {
	enum role role;
	uint32_t next;      /* 1 + the index of the word's next sense, 0 for none */
	bool bound, inside; /* another part of the same word follows, stands before */
	uint64_t value, divisor;
	span text; /* a unit's or a currency's code; borrowed from the language */
} sense;

enum { LEXICON_FILTER = 14, LEXICON_LEADING = 12 }; /* bits of a filter, as a power of two */

typedef struct lexicon {
	struct lexicon *next; /* the owner's */
	const lang *lang;
	uint64_t reading; /* of the language, when this was made of it */
	trie numbers;     /* [number], in lower case; a node's value: 1 + the index of its first sense */
	trie leads;       /* words of [number] that stand before a number, as they stand, without white space */
	trie names; /* [month], [unit] and [currency]: as they stand, and in lower case where case does not matter */
	sense *senses;
	size_t n_senses, cap_senses;
	char32_t decimal, group;
	bool month_first;                              /* 11/1/2021 */
	bool dot_ordinal;                              /* 3. is an ordinal */
	uint64_t fraction_least;                       /* the least ordinal that may be a denominator, 0: none may */
	bool ordinal_spaced;                           /* deux cent cinquièmes: cardinal words before an ordinal one */
	bool plural_fractions;                         /* quinti may be a fraction and an ordinal */
	bool pairs;                                    /* nineteen eighty-four */
	bool decades;                                  /* a word makes a decade of the number behind it */
	bool slash_date;                               /* 5/3 may be a day and a month */
	span postcodes;                                /* their forms, parted by blanks; borrowed from the language */
	span phones;                                   /* the same of telephone numbers */
	uint32_t phone_runs;                           /* as postcode_runs, a bracket for a letter */
	uint32_t postcode_runs;                        /* bit n: one begins, behind its letters, with n digits */
	uint64_t leading[(1 << LEXICON_LEADING) / 64]; /* a filter of the last two bytes of words that lead a number */
	opening opening;                               /* of words that begin a number */
	uint64_t named[(1 << LEXICON_FILTER) / 64];    /* filters of the first three bytes of names, */
	uint64_t parts[(1 << LEXICON_FILTER) / 64];    /* and of number words */
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

/* The bit of the last two bytes of a word; one letter alone has a blank before it. */
static inline uint32_t lexicon_last_bit(byte before, byte last)
{
	if (!lexicon_is_lettery(before)) before = ' ';
	return ((uint32_t)before << 8 | last) * 2654435761u >> (32 - LEXICON_LEADING);
}

/* Whether a word that makes something else of the number behind it, § or A or Boeing, may end before p, from start on.
 */
static inline bool lexicon_may_lead(const lexicon *w, const byte *start, const byte *p)
{
	uint32_t bit = lexicon_last_bit(p - start > 1 ? p[-2] : ' ', p[-1]);
	return w->leading[bit >> 6] >> (bit & 63) & 1;
}

/* The senses of the word [p, end) before a number, 0 for none. */
uint32_t lexicon_lead(const lexicon *w, const byte *p, const byte *end);

#endif
