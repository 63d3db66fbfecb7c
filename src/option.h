/* option: the options of a command line, as getopt_long has them, and what is said when they are wrong.
 *
 * A program states its options in tables; the tables are what is read and what --help prints. Wrong usage ends the
 * program with a message that names what is known, and a hint at --help. */
#ifndef OPTION_H
#define OPTION_H

#include "buf.h"
#include "die.h"

enum { OPTION_SHORT = 256 /* letters from here on are numbers of options that have none */, OPTION_MOST = 40 };

typedef struct {
	int letter;           /* the short option, or a number from OPTION_SHORT on; 0 ends a table */
	const char *name;     /* the long option, NULL: none */
	const char *argument; /* as --help calls it, in brackets if it may be left out; NULL: it takes none */
	const char *help;
} option_row;

/* Tables one behind the other: at most OPTION_MOST options, borrowed. Zeroed to start with. */
typedef struct {
	const option_row *list[OPTION_MOST];
	size_t n;
} option_list;

void option_add(option_list *all, const option_row *table);

/* Reads the options of a command line and gives each to `take`, with its argument, or NULL. Options and operands may
 * mix: argv is sorted. Returns the index of the first operand. */
int option_read(const option_list *all, int argc, char **argv,
	void (*take)(void *self, int letter, const char *argument), void *self);

/* Appends a line for each option. */
void option_help(const option_list *all, buf *text);

/* Ends the program as wrong usage. */
_Noreturn void option_usage(const char *format, ...) DIE_PRINTF(1, 2);

/* The index of `typed`, the argument of `option`, among the names, the last of which is NULL; wrong usage if it is none
 * of them. */
int option_choose(const char *option, const char *typed, const char *const *names);

/* The same for several, with commas between them: a bit for each index. There are at most 32 names. */
unsigned option_choose_some(const char *option, const char *typed, const char *const *names);

/* Reads a decimal number up to `most`; false if it is none. */
bool option_number(const char *typed, uint64_t most, uint64_t *n);

#endif
