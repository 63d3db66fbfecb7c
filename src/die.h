/* die: say what is wrong on stderr, and how the program ends.
 *
 * Every message is one line: `program: where: what`. The exit status is the contract's: 0 all went well,
 * 1 something could not be read, written or was refused, 2 wrong usage or a rules file that does not parse. */
#ifndef DIE_H
#define DIE_H

enum { STATUS_OK = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

#if defined __GNUC__
#define DIE_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define DIE_PRINTF(string, first)
#endif

/* The name that starts each message; `name` is borrowed for the life of the program. */
void die_program(const char *name);

/* Prints a message and goes on. */
void warn(const char *format, ...) DIE_PRINTF(1, 2);

/* Prints a message and exits with `status`. */
_Noreturn void die(int status, const char *format, ...) DIE_PRINTF(2, 3);

#endif
