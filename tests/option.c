#include "option.h"

#include "check.h"

static const option_row first[] = {
	{'c', "count", NULL, "count"},
	{'k', "kind", "KIND", "choose"},
	{0, NULL, NULL, NULL},
};

static const option_row second[] = {
	{OPTION_SHORT, "explain", "[=N]", "explain"},
	{OPTION_SHORT + 1, "extract", NULL, "extract"},
	{'q', NULL, NULL, "no long name"},
	{0, NULL, NULL, NULL},
};

static const char *const names[] = {"one", "two", "three", NULL};

static option_list all(void)
{
	option_list list = {0};
	option_add(&list, first);
	option_add(&list, second);
	return list;
}

/* What was read: letters (# for one that is none), each with its argument. */
static void note(void *self, int letter, const char *argument)
{
	buf *b = self;
	buf_add_byte(b, letter < OPTION_SHORT ? (byte)letter : '#');
	if (argument) buf_add(b, span_of(argument));
	buf_add_byte(b, ' ');
}

static void reads(void)
{
	char *argv[] = {
		"program", "-qc", "operand", "-kone", "--kind=two", "--explain", "--explain=7", "--", "-c", NULL};
	option_list list = all();
	buf b = {0};
	CHECK(option_read(&list, 9, argv, note, &b) == 7);
	CHECK_SPAN(buf_span(&b), "q c kone ktwo # #7 ");
	CHECK(strcmp(argv[7], "operand") == 0 && strcmp(argv[8], "-c") == 0);
	buf_free(&b);
}

static void helps(void)
{
	option_list list = all();
	buf b = {0};
	option_help(&list, &b);
	CHECK_SPAN(buf_span(&b), "  -c, --count                count\n"
				 "  -k, --kind=KIND            choose\n"
				 "      --explain[=N]          explain\n"
				 "      --extract              extract\n"
				 "  -q                         no long name\n");
	buf_free(&b);
}

static void chooses(void)
{
	CHECK(option_choose("-k", "three", names) == 2);
	CHECK(option_choose_some("-k", "one", names) == 1);
	CHECK(option_choose_some("-k", "three,one,three", names) == 5);
}

static void numbers(void)
{
	static const char *const wrong[] = {"", "-1", "+1", " 1", "1x", "0x1", "11", "99999999999999999999"};
	uint64_t n;
	CHECK(option_number("0", 10, &n) && n == 0);
	CHECK(option_number("10", 10, &n) && n == 10);
	CHECK(option_number("18446744073709551615", UINT64_MAX, &n) && n == UINT64_MAX);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		check_case = wrong[i];
		CHECK(!option_number(wrong[i], 10, &n));
	}
	check_case = NULL;
}

/* Wrong usage, in a child. */

static void choose_some(const void *typed) { option_choose_some("-k", typed, names); }

static void read_one(const void *argument)
{
	char *argv[] = {"program", (char *)(uintptr_t)argument, NULL};
	option_list list = all();
	buf b = {0};
	option_read(&list, 2, argv, note, &b);
}

static void ends(void (*call)(const void *), const char *argument, const char *message)
{
	char got[600];
	check_case = argument;
	CHECK(check_status(call, argument, got, sizeof got) == STATUS_USAGE);
	if (!CHECK(strstr(got, message))) printf("\tgot %s", got);
	check_case = NULL;
}

static void wrong_usage(void)
{
	ends(choose_some, "four", "-k: 'four' is none of one, two, three; try '--help'");
	ends(choose_some, "one,tw", "-k: 'tw' is none of");
	ends(choose_some, "one,", "-k: '' is none of");
	ends(choose_some, "", "-k: '' is none of");
	ends(read_one, "-k", "option '-k' needs an argument");
	ends(read_one, "--count=2", "option '--count' takes no argument");
	ends(read_one, "--cuont", "unknown option '--cuont': did you mean '--count'?");
	ends(read_one, "-x", "unknown option '-x';");
	ends(read_one, "-e", "unknown option '-e';");
	ends(read_one, "--ex", "option '--ex' is short for several: --explain, --extract; try '--help'");
	ends(read_one, "--ex=2", "option '--ex' is short for several: --explain, --extract; try '--help'");
	ends(read_one, "--=", "unknown option '--=';");
}

int main(void)
{
	reads();
	helps();
	chooses();
	numbers();
	wrong_usage();
	return check_end();
}
