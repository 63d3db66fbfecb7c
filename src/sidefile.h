/* sidefile: what strip-meta -m writes aside, and --restore reads: JSON Lines, the columns of all records and two more.
 *
 * A record of kind `cut` stands for a range of the input that the body lacks or has otherwise: `value` has the input's
 * bytes in base64, bstart and bend say which bytes of the body stand in their place. The last record, of kind `end`,
 * says which body and which input belong to the file. */
#ifndef SIDEFILE_H
#define SIDEFILE_H

#include "hash.h"
#include "output.h"

enum {
	SIDEFILE_CUT = 3 << 14, /* the most bytes of a cut; a longer one comes in pieces */
	SIDEFILE_LINE = 1 << 20
}; /* the longest line that is read */

/* What belongs together: length and hash (XXH64) of both; and a hash of the rules that were in force, for the user:
 * restoring needs no rules. */
typedef struct {
	uint64_t body, body_hash, input, input_hash, rules;
} sidefile_end;

typedef struct {
	output out;
	const char *name; /* borrowed */
	const char *file; /* the input at hand, as records call it */
	uint64_t start;   /* in it, behind what was told so far */
	buf cut, instead; /* of the input, not yet written; what the body has there */
	buf text;
	hash body, input; /* so far */
} sidefile;

/* Begins to write; columns are the program's own, and end in bstart and bend. */
void sidefile_open(sidefile *s, const char *name, const char *const *columns);

/* Another input begins. */
void sidefile_input(sidefile *s, const char *file);

/* The next bytes: of the input and of the body; of the input alone; of the body alone. */
void sidefile_keep(sidefile *s, span bytes);
void sidefile_drop(sidefile *s, span bytes);
void sidefile_add(sidefile *s, span bytes);

/* Writes what has not been written; then, with the last record, the file is finished. */
void sidefile_flush(sidefile *s);
void sidefile_finish(sidefile *s, uint64_t rules);
void sidefile_close(sidefile *s);

/* ---- Reading ---- */

typedef struct {
	enum { SIDEFILE_OTHER, SIDEFILE_IS_CUT, SIDEFILE_IS_END } kind;
	uint64_t bstart, bend;
	buf bytes; /* of a cut; owned */
	sidefile_end end;
} sidefile_record;

/* Reads a line; false if it is no record. */
bool sidefile_read(span line, sidefile_record *r);

#endif
