/* output: everything that is written to stdout, as text or as records.
 *
 * Writes are gathered and checked; a write that fails ends the program with a message and status 1, a closed
 * pipe ends it quietly. Text is written as it stands in the input, except for line breaks inside a sentence (join.h)
 * and, where a format asks for it, escapes. A record is one line, its columns in a fixed order, told apart by the
 * caller's calls: output_record, then one field call for each column of its own, then output_record_end. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "lang.h"
#include "stream.h"

enum { OUTPUT_BUFFER = 1 << 16, OUTPUT_COLUMNS = 40 };

/* A number that was written, for the next is most often near it: from..from + 9999 have these digits before their last
 * four. from is 0 where there is none. */
typedef struct {
	uint64_t from;
	byte digits[16];
	size_t n;
} output_near;

enum output_format { OUTPUT_TEXT, OUTPUT_TSV, OUTPUT_JSON };

typedef struct {
	enum output_format format;
	bool replace; /* bytes that are no UTF-8 become U+FFFD in text, too; in JSON they always do */
	bool each;    /* write each line at once */
	bool colour;  /* stdout is a terminal, and NO_COLOR is not set */
	const char *columns[OUTPUT_COLUMNS];
	size_t n_columns, column; /* column: the next to be written of the record at hand */
	buf pending;
	scan_set escapes;               /* the bytes that the format escapes */
	enum output_format escapes_for; /* the format that they are for, */
	bool prepared;                  /* once there are any */
	bool invalid;                   /* the view at hand has bytes that are no UTF-8 */
	int fd;                         /* stdout, unless output_to says otherwise */
	const char *name;               /* how messages call it; borrowed */
	output_near places, code_points;
	/* Where in the view at hand code points were counted last. */
	const byte *counted;
	uint64_t count;
} output;

/* What every record says. Numbers count from 1; 0 says nothing. */
typedef struct {
	const char *file; /* NULL: stdin */
	uint64_t doc, par, sent;
	const char *kind, *rule; /* NULL: none */
	span at;                 /* start..end; in the bytes of the view */
	span text;               /* the column text: `at`, or what is inside its marks */
	const lang *lang;
} record;

/* Begins; `own` are the names of the columns that the program adds to the common ones, NULL behind the last. */
void output_open(output *o, enum output_format format, const char *const *own);

/* Writes to another file, which output_close closes. */
void output_to(output *o, int fd, const char *name);

/* Writes what is pending; at the end of a line if `each` is set this happens by itself. */
void output_flush(output *o);

/* Flushes, closes stdout and checks both. */
void output_close(output *o);

/* Bytes as they are. */
void output_bytes(output *o, span s);
void output_byte(output *o, byte c);

/* Text of a view with its line breaks joined; `invalid` says that it may hold bytes that are no UTF-8. */
void output_joined(output *o, const lang *l, span s, bool invalid);

/* Text as it is, line breaks too, but for bytes that are no UTF-8 if they are to be replaced. */
void output_text(output *o, span s, bool invalid);

/* --mark: what is written between the two is highlighted: on a terminal in colour (0 or 1), elsewhere, or where
 * NO_COLOR is set, by ⟦ and ⟧. */
void output_mark(output *o, int colour);
void output_mark_end(output *o);

/* Ends a line of text. */
void output_line_end(output *o);

/* The header line of TSV; nothing in the other formats. */
void output_header(output *o);

/* Begins a record and writes the common columns. Each view is to be announced with output_view before its first record.
 */
void output_view(output *o, const view *v);
void output_record(output *o, const view *v, const record *r);

/* The next column: a text (p NULL: nothing to say), a number (0: nothing to say). */
void output_field(output *o, span s);
void output_field_text(output *o, const lang *l, span s);
void output_field_number(output *o, uint64_t n);
void output_field_count(output *o, uint64_t n);  /* the same, where 0 says something */
void output_field_offset(output *o, uint64_t n); /* the same, quickest near the offset before */

/* The next column: a short text, quickest where it is a name of letters and hyphens (NULL: nothing to say). */
void output_field_name(output *o, const char *name);

/* The next four columns: start, end, cstart, cend of a span of the view; nothing to say if its p is NULL. */
void output_field_place(output *o, const view *v, span s);

void output_record_end(output *o);

/* The offset in code points of a place in the view that was announced last. */
uint64_t output_code_point(output *o, const view *v, const byte *p);

#endif
