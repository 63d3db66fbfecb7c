/* filter: the one loop that the four programs share.
 *
 * A program is a table of its options and a few callbacks. filter_main reads the options, opens stdin or the FILE
 * operands one after another, hands each document to the callbacks a view at a time, names what goes wrong on
 * stderr, and returns the exit status. */
#ifndef FILTER_H
#define FILTER_H

#include "detect.h"
#include "option.h"
#include "output.h"
#include "sentence.h"
#include "stream.h"

/* Options that a program names in its table and the filter takes: these, -c and -a. */
enum { FILTER_MARK = 400, FILTER_EXPLAIN, FILTER_OWN = 512 /* from here on: a program's own without a short option */ };

/* What is written. Of several that are asked for it is the first in this order. */
enum style { STYLE_COUNT, STYLE_EXPLAIN, STYLE_RECORDS, STYLE_MARK, STYLE_TEXT };

typedef struct filter filter;

typedef struct {
	const char *name, *summary;
	const option_row *options;  /* its own; the last has letter 0 */
	const char *const *columns; /* its own columns of a record, NULL behind the last */
	bool by_line; /* with -u it can do with a line at a time; what may cross a line end needs the paragraph */

	/* Takes one of its own options. */
	void (*option)(void *self, filter *f, int letter, const char *argument);
	/* After the options, before the input. */
	void (*begin)(void *self, filter *f);
	/* A document begins; a view of it; it ends (NULL: nothing is to be done). Separators come as views between two
	 * documents. */
	void (*document)(void *self, filter *f);
	void (*view)(void *self, filter *f, const view *v, const lang *l);
	void (*document_end)(void *self, filter *f);
	/* All documents are read. */
	void (*finish)(void *self, filter *f);
} program;

/* A run. What stands first is for the programs to read, `out` to write to. */
struct filter {
	output out;
	bool zero, each;     /* -z, -u */
	bool count, aligned; /* -c, -a */
	enum style style;
	bool records;   /* code points are counted, for records; `begin` may ask for it */
	uint64_t total; /* how many finds there were: the program counts them, for -c the filter prints it */
	enum newline newline;
	bool mark, explain, around; /* --mark, --explain, --explain=N */
	uint64_t explained;         /* that N */
	int inputs;                 /* how many: stdin alone is one */
	char **operands;            /* their names; NULL behind the last */
	const char *file;           /* the FILE operand at hand, NULL: none was given */
	uint64_t doc, par;          /* of the file, of the document; from 1 */
	uint64_t docs;              /* of the whole run, the one at hand included */

	const program *program;
	void *self;
	bool version, list_rules; /* -V, --list-rules: print and exit */
	const char *language;     /* -l */
	const lang *fixed;        /* its rules; NULL: auto */
	enum { INVALID_PASS, INVALID_REPLACE, INVALID_FAIL } invalid;
	lang_set langs;
	detector detector;
	detect_state detected;
	enum view_kind (*border)(span line); /* what the stream asks; the program may set it in `begin` */
	enum {
		PLACE_FRESH,
		PLACE_INSIDE,
		PLACE_CLOSED
	} place; /* in the document: nothing yet, text or a line that opens it, behind the one that closes it */
	stream stream;
	int status;
};

/* Runs the program; `self` is what its callbacks get. Returns the exit status. */
int filter_main(int argc, char **argv, const program *p, void *self);

/* Wrong usage of -a: with several inputs, where no text is written (`others` are the options that write something
 * else), or where its bytes change. */
void filter_check_aligned(const filter *f, bool text, const char *others);

/* The common columns of a record at hand, for the program to complete. */
record filter_record(const filter *f, const lang *l);

/* --explain: prints a decision that was made at the byte `at` of the view: its offset, behind the file's name if there
 * are several, what was decided, the rule, and the words before and behind. With a number as the option's argument only
 * decisions within FILTER_AROUND bytes of it are printed. */
enum { FILTER_AROUND = 64 };
void filter_explain(
	filter *f, const view *v, const byte *at, const char *decided, const char *rule, span before, span behind);

/* The language of the document by what was read of it so far, if only white space. */
const lang *filter_language(filter *f);

/* A hash of every built-in language file, and the user's rules. */
uint64_t filter_rules_hash(const filter *f);

/* What text programs write between documents: a form feed line before each but the first, or with -z a NUL after each.
 */
void filter_separate_before(filter *f);
void filter_separate_after(filter *f);

#endif
