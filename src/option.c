#include "option.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEAR = 3, NAME_LONGEST = 32, HELP_COLUMN = 26 };

void option_usage(const char *format, ...)
{
	char text[512];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	die(STATUS_USAGE, "%s; try '--help'", text);
}

void option_add(option_list *all, const option_row *table)
{
	for (; table->letter && all->n < OPTION_MOST; table++) all->list[all->n++] = table;
}

void option_help(const option_list *all, buf *text)
{
	for (size_t i = 0; i < all->n; i++) {
		const option_row *o = all->list[i];
		char line[256], names[64], letter[8] = "    ";
		if (o->letter < OPTION_SHORT) snprintf(letter, sizeof letter, "-%c%s", o->letter, o->name ? ", " : "");
		snprintf(names, sizeof names, "%s%s%s%s%s", letter, o->name ? "--" : "", o->name ? o->name : "",
			o->argument && o->argument[0] != '[' ? (o->name ? "=" : " ") : "",
			o->argument ? o->argument : "");
		snprintf(line, sizeof line, "  %-*s %s\n", HELP_COLUMN, names, o->help);
		buf_add(text, span_of(line));
	}
}

/* `typed` has n bytes. */
static int choose(const char *option, const char *typed, size_t n, const char *const *names)
{
	char list[256] = "";
	for (int i = 0; names[i]; i++) {
		if (strlen(names[i]) == n && memcmp(names[i], typed, n) == 0) return i;
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", names[i]);
	}
	option_usage("%s: '%.*s' is none of %s", option, (int)n, typed, list);
}

int option_choose(const char *option, const char *typed, const char *const *names)
{
	return choose(option, typed, strlen(typed), names);
}

unsigned option_choose_some(const char *option, const char *typed, const char *const *names)
{
	unsigned chosen = 0;
	for (;; typed++) {
		size_t n = strcspn(typed, ",");
		chosen |= 1u << choose(option, typed, n, names);
		typed += n;
		if (!*typed) return chosen;
	}
}

bool option_number(const char *typed, uint64_t most, uint64_t *n)
{
	char *end;
	errno = 0;
	unsigned long long value = strtoull(typed, &end, 10);
	*n = value;
	return *typed >= '0' && *typed <= '9' && !*end && !errno && value <= most;
}

/* The edit distance of two short names (Levenshtein), by rows. */
static size_t distance(const char *a, const char *b)
{
	size_t row[NAME_LONGEST + 1], m = strlen(b);
	if (m > NAME_LONGEST) return NAME_LONGEST;
	for (size_t j = 0; j <= m; j++) row[j] = j;
	for (size_t i = 1; *a; a++, i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t best = diagonal + (*a != b[j - 1]);
			if (row[j] + 1 < best) best = row[j] + 1;
			if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
			diagonal = row[j];
			row[j] = best;
		}
	}
	return row[m];
}

/* Wrong usage if a long option begins so: one alone getopt would have taken. */
static void check_ambiguous(const option_list *all, const char *name)
{
	char list[256] = "";
	for (size_t i = 0; i < all->n; i++) {
		const char *long_name = all->list[i]->name;
		if (!long_name || strncmp(long_name, name, strlen(name)) != 0) continue;
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s--%s", *list ? ", " : "", long_name);
	}
	if (*list) option_usage("option '--%s' is short for several: %s", name, list);
}

/* Wrong usage: names the long options that what was typed may be short for, or the one that is near. */
static _Noreturn void unknown_option(const option_list *all, const char *typed)
{
	char name[NAME_LONGEST];
	snprintf(name, sizeof name, "%s", typed + strspn(typed, "-"));
	name[strcspn(name, "=")] = 0;
	if (strncmp(typed, "--", 2) == 0 && *name) check_ambiguous(all, name);
	const char *nearest = NULL;
	size_t least = NEAR + 1;
	for (size_t i = 0; i < all->n; i++) {
		const char *long_name = all->list[i]->name;
		size_t d = long_name ? distance(name, long_name) : least;
		if (d < least && d < strlen(name)) least = d, nearest = long_name;
	}
	if (nearest) option_usage("unknown option '%s': did you mean '--%s'?", typed, nearest);
	option_usage("unknown option '%s'", typed);
}

/* The argument in which getopt met the letter. */
static const char *typed_option(int argc, char **argv, int letter)
{
	if (letter && optind < argc && argv[optind][0] == '-' && strchr(argv[optind], letter)) return argv[optind];
	return argv[optind - 1];
}

static _Noreturn void wrong_option(const option_list *all, int argc, char **argv, int result)
{
	const char *typed = typed_option(argc, argv, optopt < OPTION_SHORT ? optopt : 0);
	for (size_t i = 0; i < all->n; i++) {
		const option_row *o = all->list[i];
		if (o->letter != optopt) continue;
		const char *what = result == ':' ? "needs an argument" : "takes no argument";
		if (strncmp(typed, "--", 2) == 0) option_usage("option '--%s' %s", o->name, what);
		option_usage("option '-%c' %s", o->letter, what);
	}
	unknown_option(all, typed);
}

/* What getopt_long wants to know of them. */
static void describe(const option_list *all, char *shorts, struct option *longs)
{
	*shorts++ = ':';
	for (size_t i = 0; i < all->n; i++) {
		const option_row *o = all->list[i];
		int takes = !o->argument ? no_argument : o->argument[0] == '[' ? optional_argument : required_argument;
		if (o->name) *longs++ = (struct option){o->name, takes, NULL, o->letter};
		if (o->letter >= OPTION_SHORT) continue;
		*shorts++ = (char)o->letter;
		if (o->argument) *shorts++ = ':';
	}
	*shorts = 0;
	*longs = (struct option){0};
}

int option_read(const option_list *all, int argc, char **argv,
	void (*take)(void *self, int letter, const char *argument), void *self)
{
	struct option longs[OPTION_MOST + 1];
	char shorts[2 * OPTION_MOST + 2];
	int letter;
	describe(all, shorts, longs);
	optind = 1;
	opterr = 0;
	while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (letter == '?' || letter == ':') wrong_option(all, argc, argv, letter);
		take(self, letter, optarg);
	}
	return optind;
}
