/* indirect: what is said without quotation marks, in a sentence with a cue, or carrying on from one. */
#ifndef INDIRECT_H
#define INDIRECT_H

#include "speaker.h"

typedef struct {
	span at;
	attribution by;
	unsigned rule; /* an index for indirect_rule_name */
} indirect;

typedef struct {
	indirect *p;
	size_t n, cap;
} indirect_array; /* owned; zero it to start with */

/* Appends the reported speech of a sentence. `last` is who spoke last in the paragraph, place SPEAKER_NONE if nobody
 * did. A sentence that carries on as a whole makes the element before it longer, if that does, too. */
void indirect_find(const lang *l, const clause *c, const cue_list *cues, const attribution *last, indirect_array *out);

const char *indirect_rule_name(unsigned rule);
void indirect_array_free(indirect_array *a);

#endif
