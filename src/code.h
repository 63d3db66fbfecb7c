/* code: digits that name something: codes, versions, telephone numbers; and scores. */
#ifndef CODE_H
#define CODE_H

#include "reading.h"

/* The rules, as each says. */
reading_rule code_name, code_phone, code_version, code_score, code_scale, code_of_year;

/* Digits from `start` with letters right `behind` them that no rule knows: 5G, 3D. */
bool code_suffixed(const look *f, const byte *start, const byte *behind, reading *n);

#endif
