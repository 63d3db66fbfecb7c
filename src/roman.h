/* roman: Roman numerals, from I to MMMCMXCIX. */
#ifndef ROMAN_H
#define ROMAN_H

#include "reading.h"

/* The value of a letter in a Roman numeral, 0 for others. */
static inline unsigned roman_digit(byte c)
{
	return c == 'I'   ? 1
	       : c == 'V' ? 5
	       : c == 'X' ? 10
	       : c == 'L' ? 50
	       : c == 'C' ? 100
	       : c == 'D' ? 500
	       : c == 'M' ? 1000
			  : 0;
}

/* Whether the word [p, end) may be a Roman numeral: an I, V or X, or two letters of one, stand in front. */
static inline bool roman_may_begin(const byte *p, const byte *end)
{
	unsigned first = roman_digit(*p);
	return first && (first <= 10 || (end - p > 1 && roman_digit(p[1])));
}

/* The Roman numeral at p, if the text around it says that it is one: behind what is numbered so (Kapitel XLII, siglo
 * XIX); of two letters and more, I, V and X only, behind a name (Ludwig XIV., Elizabeth II); of five letters and more
 * anywhere (MCMLXXXIV). A century is a year: XIXe siècle. */
bool roman_find(const look *f, const byte *p, reading *n);

#endif
