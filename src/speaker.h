/* speaker: who says a quotation, of the words of its sentence. */
#ifndef SPEAKER_H
#define SPEAKER_H

#include "cue.h"

enum speaker_place {
	SPEAKER_NONE,   /* nobody is known to say it */
	SPEAKER_AFTER,  /* a tag stands behind it: „…“, sagte X */
	SPEAKER_COLON,  /* X says: „…“ */
	SPEAKER_INSIDE, /* it is a part of what X says: X sagte, man müsse „…“ */
	SPEAKER_BESIDE, /* X nannte es „…“ */
	SPEAKER_SOURCE, /* laut X „…“ */
	SPEAKER_BEHIND, /* the cue stands behind the sentence that holds it */
	SPEAKER_CARRIED /* who spoke last goes on */
};

typedef struct {
	enum speaker_place place;
	span speaker, cue; /* p NULL: not said */
	bool reported;     /* that they say it is said by another */
} attribution;

/* Of the quotation that is token k of the sentence. */
attribution speaker_find(const lang *l, const clause *c, const cue_list *cues, int k);

/* Of what follows the sentence, which ends in a colon; nobody if no cue says so. */
attribution speaker_ahead(const clause *c, const cue_list *cues);

const char *speaker_place_name(enum speaker_place place);

#endif
