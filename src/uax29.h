/* uax29: Unicode's rules for sentence boundaries (UAX #29, section 5, rules SB1 to SB998).
 *
 * The property Sentence_Break is made of libunistring's properties as the annex defines it; the characters that it
 * lists one by one stand in und.lang (sections [sentence-stop], [sentence-close], [sentence-continue],
 * [sentence-numeric]). Rule SB8 looks at most UAX29_AHEAD bytes ahead; what is farther away does not count. */
#ifndef UAX29_H
#define UAX29_H

#include "lang.h"

enum { UAX29_AHEAD = 4096 };

enum uax29_rule { UAX29_SB4, UAX29_SB6, UAX29_SB7, UAX29_SB8, UAX29_SB8A, UAX29_SB11, UAX29_RULES };

typedef struct {
	const byte *end;  /* behind the terminator and its closing marks */
	const byte *next; /* behind the white space, too: where the next sentence begins, if one does */
	bool breaks;
	enum uax29_rule rule; /* that decided */
} uax29;

/* Whether the character at p is of class ATerm or STerm. */
bool uax29_is_terminator(const byte *p, const byte *end);

/* Judges the terminator at p, in text [start, end) without paragraph separators. */
uax29 uax29_judge(const lang *l, const byte *start, const byte *p, const byte *end);

/* The first paragraph separator (LF, CR, CRLF, U+0085, U+2028, U+2029) in [p, end), of *length bytes; or end, and 0. */
const byte *uax29_separator(const byte *p, const byte *end, size_t *length);

#endif
