/* identifier: numbers that stand for something, by their form and by the word before: IBAN and ISBN, whose check digits
 * are verified; postcodes, paragraphs of a law, roads and models. */
#ifndef IDENTIFIER_H
#define IDENTIFIER_H

#include "reading.h"

enum {
	IDENTIFIER_IBAN_LEAST = 15, /* letters and digits of an IBAN */
	IDENTIFIER_IBAN_MOST = 34,
	IDENTIFIER_LAW_PARTS = 6 /* § 3 Abs. 2 Satz 1 Nr. 4 */
};

/* Whether one of the rules below may know the run: what stands before says so, or how many digits it has. */
static inline bool identifier_may(const look *f, const run *r)
{
	const byte *p = r->at;
	if ((r->n < 10 && f->w->postcode_runs >> r->n & 1) || (r->n == 3 && r->value >= 978)) return true;
	if (p - f->start < 2 || (p[-1] > ' ' && p[-1] < 0x80 && p[-1] != ':')) return false;
	return p[-1] != ' ' || p[-2] == ':' || lexicon_may_lead(f->w, f->start, p - 1);
}

/* The IBAN that begins at `start`, two capital letters before the run. */
bool identifier_iban(const look *f, const byte *start, const run *r, reading *n);

/* The end of a telephone number of the language whose first digits are the run, and its start, a bracket before them
 * perhaps; NULL where its forms do not fit. */
const byte *identifier_phone(const look *f, const run *r, const byte **start);

/* The rules: an ISBN, told by 978 or 979 or by the word before; a postcode of the language; what the word before says,
 * parted by a blank: § 3 Abs. 2, A 7, Boeing 737-800, AD 79. */
reading_rule identifier_isbn, identifier_postcode, identifier_behind;

#endif
