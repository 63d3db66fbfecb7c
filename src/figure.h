/* figure: runs of digits, of any script, and the single marks between them. */
#ifndef FIGURE_H
#define FIGURE_H

#include "look.h"

enum {
	FIGURE_RUNS = 8,  /* runs that are read as one shape */
	FIGURE_SMALL = 4, /* raised or lowered digits on one side of a fraction */
	FIGURE_SLASH = 0x2044,
	FIGURE_SHORT = 18 /* as many digits as fit a mantissa; longer literals are copied from the text */
};

typedef struct {
	const byte *at, *end;
	unsigned n;     /* digits */
	uint32_t value; /* UINT32_MAX for more than nine digits */
} run;

/* Runs with one character between each two: sep[i] stands behind run i, 0 behind the last. */
typedef struct {
	run r[FIGURE_RUNS];
	char32_t sep[FIGURE_RUNS];
	unsigned n;
} shape;

/* The end of the digits at p. */
const byte *figure_run(const look *f, const byte *p, run *r);

/* What stands at p, which is a digit. */
void figure_shape(const look *f, const byte *p, shape *s);

/* The number that run i begins, by the separators of the language; the index of its last run. */
unsigned figure_literal(const lexicon *w, const shape *s, unsigned i, quantity *q);

/* The fraction at p in one sign or in small figures, ½ or ³⁄₄: its end, or NULL. */
const byte *figure_fraction(const look *f, const byte *p, uint64_t *m, uint64_t *d);

/* Whether c may part two runs, and two groups of three digits. */
bool figure_is_separator(char32_t c);
bool figure_is_group_mark(char32_t c);

#endif
