#include "die.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static const char *program = "proseutils";

void die_program(const char *name) { program = name; }

/* Without a buffer of its own stderr takes some kilobytes of stack for each print, and where memory has run out the
 * stack cannot grow. */
static void say(const char *format, va_list args)
{
	static char line[BUFSIZ];
	static bool buffered;
	if (!buffered) buffered = setvbuf(stderr, line, _IOFBF, sizeof line) == 0;
	fprintf(stderr, "%s: ", program);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	fflush(stderr);
}

void warn(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(format, args);
	va_end(args);
}

void die(int status, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(format, args);
	va_end(args);
	exit(status);
}
