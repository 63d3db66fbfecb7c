/* The whole way of strip-meta -m and --restore, in one process: inputs of parts that matter to it, under various
 * options. */
#define main strip_meta_main
#include "strip-meta.c"
#undef main

#include "sample.h"

enum { RUNS = 240, INPUTS = 50, PARTS_MOST = 24 };

static const char *const odd_parts[] = {
	"---\n",
	"---\r\n",
	"...\n",
	"+++\n",
	"{\n",
	"}\n",
	"title: Der Umbau\n",
	"date: 2021-12\n",
	"key = 1\n",
	"\"a\": \"b\",\n",
	"From: a@b.c\nSubject: x\n\n",
	"<doc id=\"1\" title=\"A\">\n",
	"</doc>\n",
	"<doc>\n",
	"<text id=\"x\">\r\n",
	"</text>",
	"\n",
	"\n\n",
	"\r\n\r\n",
	"\f\n",
	"\f",
	"\f\r\n",
	" \n",
	"*** START OF THE PROJECT GUTENBERG EBOOK X ***\n",
	"The Project Gutenberg EBook of X\n\n",
	"*** END OF THE PROJECT GUTENBERG EBOOK X ***\n",
	"# newdoc id = x\n",
	"# text = Er kam.\n",
	"1\tEr\ter\n",
	"Foto: dpa\n",
	"\nMehr zum Thema\n\n",
	"\n\xC2\xA9 dpa\n",
	"Das war alles. (dpa)\n",
	"\nqu/sti (dpa, rtr, afp)",
	" date 2021-12 Der Rat tagt.",
	"Der Rat tagt.\n",
	"\xEF\xBB\xBF",
	"\xFF\xFE",
	"\xE2\x80",
	"Seite 3\n",
	"Von Renate Muster\n\n",
	"BERLIN (dpa) - Der Rat tagt.\n",
};

static buf text;

static void random_part(void)
{
	size_t n = sizeof odd_parts / sizeof *odd_parts, i = check_below(n + n / 2);
	if (i < n) buf_add(&text, span_of(odd_parts[i]));
	else if (i % 4) buf_add(&text, span_of(sample_parts[check_below(sizeof sample_parts / sizeof *sample_parts)]));
	else buf_add_byte(&text, (byte)check_below(256));
}

static void write_file(const char *name, span s)
{
	FILE *f = fopen(name, "wb");
	if (!f || (s.n && fwrite(s.p, 1, s.n, f) != s.n) || fclose(f) != 0) {
		perror(name);
		exit(1);
	}
}

static bool same_files(const char *a, const char *b)
{
	FILE *f = fopen(a, "rb"), *g = fopen(b, "rb");
	int c = 0, d = 0;
	while (f && g && c == d && c != EOF) c = getc(f), d = getc(g);
	if (f) fclose(f);
	if (g) fclose(g);
	return f && g && c == d;
}

/* Runs `call` with stdout in a file. */
static int to_file(const char *name, int (*call)(void *), void *argument)
{
	fflush(stdout);
	int out = dup(STDOUT_FILENO), fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	dup2(fd, STDOUT_FILENO);
	close(fd);
	int status = call(argument);
	dup2(out, STDOUT_FILENO);
	close(out);
	return status;
}

static int strip(void *arguments)
{
	char **argv = arguments;
	int argc = 0;
	while (argv[argc]) argc++;
	optind = 0; /* getopt starts anew */
	return strip_meta_main(argc, argv);
}

static int restore(void *none)
{
	(void)none;
	return restore_run("side", "body");
}

static char *const options[][4] = {{NULL}, {"-z", NULL}, {"-u", NULL}, {"--invalid=replace", "-z", NULL},
	{"-d", "heading,caption,dateline", NULL}, {"--limit=2", NULL}, {"-k", "frame", NULL}, {"-l", "en", NULL}};

/* Many inputs, one after the other, and their body and side file; the last has the -a that takes one. */
static void round_trip(size_t run)
{
	char names[INPUTS][8], *argv[INPUTS + 8] = {"strip-meta", "-m", "side"};
	size_t n = 3, inputs = run % 9 == 8 ? 1 : INPUTS;
	buf all = {0};
	if (inputs == 1) argv[n++] = "-a";
	for (size_t i = 0; i < 4 && options[run % 8][i] && (inputs > 1 || run % 8 != 3); i++)
		argv[n++] = options[run % 8][i];
	for (size_t i = 0; i < inputs; i++) {
		buf_clear(&text);
		for (size_t parts = check_below(PARTS_MOST); parts > 0; parts--) random_part();
		snprintf(names[i], sizeof names[i], "%zu", i);
		write_file(names[i], buf_span(&text));
		buf_add(&all, buf_span(&text));
		argv[n++] = names[i];
	}
	write_file("input", buf_span(&all));
	CHECK(to_file("body", strip, argv) == 0);
	CHECK(to_file("back", restore, NULL) == 0);
	if (!CHECK(same_files("input", "back"))) exit(1);
	buf_free(&all);
}

static int try_restore(void) { return to_file("back", restore, NULL); }

/* What does not belong together is refused, and nothing is written. */
static void refuses(void)
{
	char *argv[] = {"strip-meta", "-m", "side", "input", NULL};
	static byte side[1 << 14];
	write_file("input", span_of(" date 2021-12 Der Rat tagt.\n\nqu/sti (dpa)\n"));
	CHECK(to_file("body", strip, argv) == 0);
	FILE *f = fopen("side", "rb");
	size_t n = f ? fread(side, 1, sizeof side, f) : 0;
	if (f) fclose(f);
	CHECK(n > 0 && try_restore() == 0);
	for (size_t k = 0; k < n; k += 7) {
		write_file("side", (span){side, k});
		CHECK(try_restore() == 1 && same_files("back", "/dev/null"));
	}
	write_file("side", (span){side, n});
	write_file("body", span_of("Der Rat tagt!\n"));
	CHECK(try_restore() == 1 && same_files("back", "/dev/null"));
}

static void remove_all(const char *folder)
{
	static const char *const names[] = {"input", "body", "back", "side"};
	char name[8];
	for (size_t i = 0; i < INPUTS; i++) {
		snprintf(name, sizeof name, "%zu", i);
		unlink(name);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(names[i]);
	if (chdir("/") == 0) rmdir(folder);
}

int main(void)
{
	char folder[] = "/tmp/proseutils.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0) return 1;
	int out = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	dup2(null, STDERR_FILENO); /* bytes that are no UTF-8 are named there */
	close(null);
	for (size_t run = 0; run < RUNS; run++) round_trip(run);
	refuses();
	dup2(out, STDERR_FILENO);
	close(out);
	buf_free(&text);
	remove_all(folder);
	return check_end();
}
