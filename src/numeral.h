/* numeral: what a number in words says, part by part.
 *
 * Parts are added as their roles in the language file allow (lexicon.h); numeral_read finds them in a text. Values are
 * exact; what would not fit is no number. */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "exact.h"
#include "lexicon.h"

enum {
	NUMERAL_PARTS = 40, /* parts of a number in words */
	NUMERAL_TERMS = 8   /* multipliers in it that stand side by side */
};

/* A part of a number that a multiplier closed: 248 mil, 456 millones. */
typedef struct {
	uint64_t value, by;
} numeral_term;

/* A number as its words come: the terms, whose multipliers fall, and group; or q, where it is no whole one. */
typedef struct {
	numeral_term terms[NUMERAL_TERMS];
	unsigned n_terms;
	uint64_t group;
	uint64_t room;        /* what is smaller may be added to the group */
	quantity q;           /* its scale counts for the terms, too */
	enum role last;       /* the role of the last part, ROLES at the start */
	bool special;         /* q is the number, and only multipliers go on */
	bool one;             /* an article or a bare `one`, and nothing else yet */
	bool inverse;         /* a joiner between unit and ten */
	bool open;            /* a `one` behind a multiplier, which wants one too: Milliarde eine Million */
	bool owes_multiplier; /* behind a comma hundreds or more have to come */
	bool owes_ordinal;    /* behind an ordinal and a cardinal part another ordinal */
	bool ordinal, fraction, closed;
	bool hyphen;       /* a hyphen stands before the word at hand */
	bool inner;        /* read for another number: no denominator or second half of a pair is looked for */
	bool decade;       /* achtziger */
	bool paired;       /* nineteen eighty-four */
	bool either;       /* an ordinal that may as well be a fraction, which q is: deux centièmes */
	const sense *tail; /* what the word ended in: -mal, -jährig */
	unsigned parts;
} numeral;

/* At the start; behind figures, which only multipliers and what belongs to them go on from. */
numeral numeral_new(void);
numeral numeral_of(quantity q);

/* The value, where there is one. */
bool numeral_value(const numeral *t, quantity *q);

/* Whether what was added is a number if the words end here. `one` alone is for the caller to judge. */
bool numeral_is_complete(const numeral *t);

/* Whether a multiplier came last; the smallest multiplier in the number, 0 for none. */
bool numeral_is_multiplied(const numeral *t);
uint64_t numeral_least(const numeral *t);

/* Adds a part by the first of its senses that fits: false, and *t as it was, if none does. `in_word`: others of its
 * word stand before it; `ends`: the word ends with it. */
bool numeral_add(const lexicon *w, numeral *t, uint32_t senses, bool in_word, bool ends);

/* Adds an ordinal of this value; makes a fraction of the number. False, and *t of no use, where it does not go on so.
 */
bool numeral_add_ordinal(numeral *t, uint64_t v);
bool numeral_divide(numeral *t, uint64_t by);

/* The ordinal among the senses, one that may go on too; NULL if there is none. */
const sense *numeral_ordinal(const lexicon *w, uint32_t senses);

/* How many digits v has. */
unsigned numeral_digits(uint64_t v);

#endif
