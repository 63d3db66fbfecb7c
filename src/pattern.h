/* pattern: regular expressions that stand in rule files (PCRE2, UTF, named groups).
 *
 * A pattern is compiled on first use, with JIT where there is one, and matched anchored to nothing: what it
 * must be tied to it says itself. Bytes that are no UTF-8 never match. Match and depth limits are set
 * (PATTERN_MATCH_LIMIT, PATTERN_DEPTH_LIMIT); a match that runs into one is no match, and is named on stderr once. */
#ifndef PATTERN_H
#define PATTERN_H

#include "buf.h"

enum { PATTERN_MATCH_LIMIT = 100000, PATTERN_DEPTH_LIMIT = 1000, PATTERN_GROUPS = 8 };

typedef struct pattern pattern;

typedef struct {
	const char *name;  /* owned by the pattern */
	size_t start, end; /* bytes, half-open, of the subject */
} pattern_group;

typedef struct {
	size_t start, end;
	size_t n;
	pattern_group groups[PATTERN_GROUPS]; /* the named groups that took part, in the order of their starts */
} pattern_match;

/* A pattern for `source`; `name` (file, line or rule) is how messages call it. Both are copied. Never NULL. */
pattern *pattern_new(span source, const char *name);
void pattern_free(pattern *p);

/* NULL, or what is wrong with the source (a text that lives until the next call); compiles it. */
const char *pattern_error(pattern *p);

/* Whether the pattern matches somewhere in `subject`; the leftmost match is in *m (may be NULL).
 * A pattern that does not compile never matches. */
bool pattern_find(pattern *p, span subject, pattern_match *m);

#endif
