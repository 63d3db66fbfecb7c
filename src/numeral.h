/* numeral: numbers in words, and the words behind figures that belong to them.
 *
 * Words are added part by part, as the roles of the language file allow (lexicon.h); parts are joined, hyphenated or
 * spaced. Values are exact; what would not fit is no number. */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "figure.h"

enum {
	NUMERAL_PARTS = 40, /* parts of a number in words */
	NUMERAL_TERMS = 8,  /* multipliers in it that stand side by side */
	NUMERAL_TRIES = 200 /* ways to part one word that are tried */
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

/* How many digits v has. */
unsigned numeral_digits(uint64_t v);

/* zwei Komma drei fünf, 1 point 5: at p a point as a word and figures behind it, which are added to q, a whole number;
 * their end, or NULL. */
const byte *numeral_point(const look *f, const byte *p, quantity *q);

/* What ends the word of a number, -mal or -jährig, at p inside the word; its end, or NULL. */
const byte *numeral_tail(const look *f, const byte *p, const sense **s);

/* Goes on in words from p as long as the number does. The end of what is a number, or NULL and *t of no use. */
const byte *numeral_read(const look *f, const byte *p, numeral *t);

#endif
