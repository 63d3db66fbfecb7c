#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hash.h"
#include "lang_data.h"

enum {
	OPTION_NEWLINE = 256,
	OPTION_INVALID,
	OPTION_RULES,
	OPTION_LIST_RULES,
	OPTIONS_MOST = 40,
	NEAR = 3,
	NAME_LONGEST = 32,
	HELP_COLUMN = 26
};

static const filter_option shared[] = {
	{'l', "lang", "LANG", "the language: auto (default) or one that has a file, und for any"},
	{'z', "null", NULL, "a NUL ends a document, not a form feed line"},
	{'o', "output", "FORMAT", "text (default), tsv or json: records with all that is known"},
	{'u', "unbuffered", NULL, "write each record at once; a line end ends a sentence"},
	{OPTION_NEWLINE, "newline", "MODE", "a line break in a paragraph: wrap (a space), end (ends a sentence), auto"},
	{OPTION_INVALID, "invalid", "MODE", "bytes that are no UTF-8: pass (default), replace, fail"},
	{OPTION_RULES, "rules", "FILE", "lay the rules in FILE over the language's; may repeat, the later wins"},
	{OPTION_LIST_RULES, "list-rules", NULL, "print the rules in force, in the form of such a FILE, and exit"},
	{'h', "help", NULL, "print this and exit"},
	{'V', "version", NULL, "print version and a hash of the rules, and exit"},
	{0, NULL, NULL, NULL},
};

void filter_usage(const char *format, ...)
{
	char text[512];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	die(STATUS_USAGE, "%s; try '--help'", text);
}

/* Options */

typedef struct {
	const filter_option *list[OPTIONS_MOST];
	size_t n;
} option_list;

/* The program's own options first, then the shared ones. */
static option_list all_options(const program *p)
{
	option_list all = {0};
	for (const filter_option *o = p->options; o->letter; o++) all.list[all.n++] = o;
	for (const filter_option *o = shared; o->letter; o++) all.list[all.n++] = o;
	return all;
}

static void help(filter *f)
{
	char line[256];
	option_list all = all_options(f->program);
	snprintf(line, sizeof line, "usage: %s [OPTION]... [FILE]...\n%s\n\n", f->program->name, f->program->summary);
	output_bytes(&f->out, span_of(line));
	for (size_t i = 0; i < all.n; i++) {
		const filter_option *o = all.list[i];
		char names[64], letter[8] = "    ";
		if (o->letter < 256) snprintf(letter, sizeof letter, "-%c%s", o->letter, o->name ? ", " : "");
		snprintf(names, sizeof names, "%s%s%s%s%s", letter, o->name ? "--" : "", o->name ? o->name : "",
			o->argument && o->argument[0] != '[' ? (o->name ? "=" : " ") : "",
			o->argument ? o->argument : "");
		snprintf(line, sizeof line, "  %-*s %s\n", HELP_COLUMN, names, o->help);
		output_bytes(&f->out, span_of(line));
	}
	output_bytes(&f->out, span_of("\nReads stdin where there is no FILE, or where FILE is -.\n"));
}

uint64_t filter_rules_hash(const filter *f)
{
	const lang_set *set = &f->langs;
	uint64_t h = HASH_START;
	for (size_t i = 0; i < lang_files_count; i++) h = hash_add(h, (span){lang_files[i].text, lang_files[i].n});
	for (size_t i = 0; i < set->n_overlays; i++) h = hash_add(h, buf_span(&set->overlays[i].text));
	return h;
}

static void version(filter *f)
{
	char line[128];
	snprintf(line, sizeof line, "%s (proseutils) %s, rules %016" PRIx64 "\n", f->program->name, VERSION,
		filter_rules_hash(f));
	output_bytes(&f->out, span_of(line));
}

static _Noreturn void leave(filter *f, void (*print)(filter *))
{
	f->out.format = OUTPUT_TEXT;
	print(f);
	output_close(&f->out);
	exit(STATUS_OK);
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

/* Wrong usage: names the long option that is nearest to what was typed, if one is near. */
static _Noreturn void unknown_option(const program *p, const char *typed)
{
	char name[NAME_LONGEST];
	snprintf(name, sizeof name, "%s", typed + strspn(typed, "-"));
	name[strcspn(name, "=")] = 0;
	option_list all = all_options(p);
	const char *nearest = NULL;
	size_t least = NEAR + 1;
	for (size_t i = 0; i < all.n; i++) {
		const char *long_name = all.list[i]->name;
		size_t d = long_name ? distance(name, long_name) : least;
		if (d < least && d < strlen(name)) least = d, nearest = long_name;
	}
	if (nearest) filter_usage("unknown option '%s': did you mean '--%s'?", typed, nearest);
	filter_usage("unknown option '%s'", typed);
}

int filter_choose(const char *option, const char *typed, const char *const *names)
{
	char list[256] = "";
	for (int i = 0; names[i]; i++) {
		if (strcmp(names[i], typed) == 0) return i;
		snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", names[i]);
	}
	filter_usage("%s: '%s' is none of %s", option, typed, list);
}

static uint64_t read_offset(const char *option, const char *typed)
{
	char *end;
	errno = 0;
	unsigned long long n = strtoull(typed, &end, 10);
	if (*typed < '0' || *typed > '9' || *end || errno) filter_usage("%s: '%s' is no byte offset", option, typed);
	return n;
}

static void take_option(filter *f, int letter, const char *argument)
{
	static const char *const formats[] = {"text", "tsv", "json", NULL};
	static const char *const newlines[] = {"auto", "wrap", "end", NULL};
	static const char *const invalids[] = {"pass", "replace", "fail", NULL};
	switch (letter) {
	case 'l': f->language = argument; break;
	case 'z': f->zero = true; break;
	case 'u': f->each = true; break;
	case 'o': f->out.format = (enum output_format)filter_choose("-o", argument, formats); break;
	case OPTION_NEWLINE: f->newline = (enum newline)filter_choose("--newline", argument, newlines); break;
	case OPTION_INVALID: f->invalid = (unsigned)filter_choose("--invalid", argument, invalids); break;
	case OPTION_RULES: lang_set_overlay(&f->langs, argument); break;
	case FILTER_MARK: f->mark = true; break;
	case FILTER_EXPLAIN:
		f->explain = true;
		f->around = argument != NULL;
		if (argument) f->explained = read_offset("--explain", argument);
		break;
	case OPTION_LIST_RULES: f->list_rules = true; break;
	case 'h': leave(f, help);
	case 'V': f->version = true; break;
	default: f->program->option(f->self, f, letter, argument);
	}
}

/* The argument in which getopt met the letter. */
static const char *typed_option(int argc, char **argv, int letter)
{
	if (letter && optind < argc && argv[optind][0] == '-' && strchr(argv[optind], letter)) return argv[optind];
	return argv[optind - 1];
}

static _Noreturn void wrong_option(const filter *f, int argc, char **argv, int result)
{
	option_list all = all_options(f->program);
	const char *typed = typed_option(argc, argv, optopt < 256 ? optopt : 0);
	for (size_t i = 0; i < all.n; i++) {
		const filter_option *o = all.list[i];
		if (o->letter != optopt) continue;
		const char *what = result == ':' ? "needs an argument" : "takes no argument";
		if (strncmp(typed, "--", 2) == 0) filter_usage("option '--%s' %s", o->name, what);
		filter_usage("option '-%c' %s", o->letter, what);
	}
	unknown_option(f->program, typed);
}

/* Long and short options as getopt_long has them; returns the index of the first operand. */
static int read_options(filter *f, int argc, char **argv)
{
	struct option longs[OPTIONS_MOST + 1] = {{0}};
	char shorts[2 * OPTIONS_MOST + 2] = ":";
	option_list all = all_options(f->program);
	size_t n = 0, k = 1;
	for (size_t i = 0; i < all.n; i++) {
		const filter_option *o = all.list[i];
		int takes = !o->argument ? no_argument : o->argument[0] == '[' ? optional_argument : required_argument;
		if (o->name) longs[n++] = (struct option){o->name, takes, NULL, o->letter};
		if (o->letter > 255) continue;
		shorts[k++] = (char)o->letter;
		if (o->argument) shorts[k++] = ':';
	}
	shorts[k] = 0;
	opterr = 0;
	int result;
	while ((result = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (result == '?' || result == ':') wrong_option(f, argc, argv, result);
		take_option(f, result, optarg);
	}
	return optind;
}

static void choose_language(filter *f)
{
	if (strcmp(f->language, "auto") == 0) return;
	f->fixed = lang_get(&f->langs, f->language);
	if (f->fixed) return;
	char list[512] = "auto";
	for (size_t i = 0; i < lang_known(); i++)
		snprintf(list + strlen(list), sizeof list - strlen(list), ", %s", lang_code(i));
	filter_usage("-l: no language '%s': known are %s", f->language, list);
}

/* With -l auto, the rules of the language that it falls back on. */
static void list_rules(filter *f)
{
	char code[NAME_LONGEST];
	span name = f->fixed ? span_of(f->fixed->name) : lang_setting(lang_get(&f->langs, "und"), "default", "und");
	snprintf(code, sizeof code, "%.*s", (int)name.n, (const char *)name.p);
	buf text = {0};
	lang_list(&f->langs, code, &text);
	output_bytes(&f->out, buf_span(&text));
	buf_free(&text);
}

/* Documents */

record filter_record(const filter *f, const lang *l)
{
	return (record){.file = f->file, .doc = f->doc, .par = f->par, .lang = l};
}

void filter_explain(
	filter *f, const view *v, const byte *at, const char *decided, const char *rule, span before, span behind)
{
	char text[96];
	uint64_t offset = v->start + (uint64_t)(at - v->p);
	uint64_t distance = offset > f->explained ? offset - f->explained : f->explained - offset;
	if (f->around && distance > FILTER_AROUND) return;
	if (f->inputs > 1) {
		output_bytes(&f->out, span_of(f->file ? f->file : "-"));
		output_byte(&f->out, ':');
	}
	snprintf(text, sizeof text, "%" PRIu64 "\t%s\t%s\t", offset, decided, rule);
	output_bytes(&f->out, span_of(text));
	output_text(&f->out, before, v->invalid);
	output_byte(&f->out, '\t');
	output_text(&f->out, behind, v->invalid);
	output_line_end(&f->out);
}

void filter_print_count(filter *f, uint64_t n)
{
	char line[32];
	snprintf(line, sizeof line, "%" PRIu64 "\n", n);
	output_bytes(&f->out, span_of(line));
}

void filter_separate_before(filter *f)
{
	if (!f->zero && f->docs > 1) output_bytes(&f->out, span_of("\f\n"));
}

void filter_separate_after(filter *f)
{
	if (f->zero) output_byte(&f->out, 0);
	if (f->zero && f->each) output_flush(&f->out);
}

static void start_document(filter *f)
{
	f->docs++;
	f->doc++;
	f->par = 0;
	f->detected = (detect_state){0};
	f->program->document(f->self, f);
}

/* One that a separator or the input begins. */
static void begin_document(filter *f)
{
	f->place = PLACE_FRESH;
	start_document(f);
}

static const lang *language_of(filter *f, span text)
{
	if (f->fixed) return f->fixed;
	if (f->detector.n == 0) detect_open(&f->detector, &f->langs);
	return detect_paragraph(&f->detector, &f->detected, text);
}

const lang *filter_language(filter *f) { return language_of(f, (span){(const byte *)"", 0}); }

static void take_view(filter *f, view *v)
{
	const lang *l = NULL;
	if (v->kind == VIEW_TEXT) {
		span text = {v->p, v->text}, rest;
		l = language_of(f, text);
		size_t end = v->cut ? sentence_cut(l, text, &rest) : 0;
		if (end) stream_trim(&f->stream, v, end, (size_t)(rest.p - v->p));
		f->par += v->first;
		output_view(&f->out, v);
	}
	f->program->view(f->self, f, v, l);
}

/* Whether a view of the document at hand begins the next one: a line that opens it, where one has text or was opened;
 * text behind one that was closed. */
static bool begins_document(filter *f, const view *v)
{
	bool begins =
		(v->kind == VIEW_OPEN && f->place != PLACE_FRESH) || (v->kind == VIEW_TEXT && f->place == PLACE_CLOSED);
	if (v->kind == VIEW_CLOSE) f->place = PLACE_CLOSED;
	else if (v->kind == VIEW_TEXT || v->kind == VIEW_OPEN) f->place = PLACE_INSIDE;
	return begins;
}

/* Without -z an input is one document more than it has separators; with it, what follows the last NUL is one if it is
 * anything. What cannot be read at all is none. */
static void read_documents(filter *f)
{
	view v;
	f->doc = 0;
	stream_next(&f->stream, &v);
	bool begun = !f->zero && !(v.kind == VIEW_END && f->stream.error);
	if (begun) begin_document(f);
	for (; v.kind != VIEW_END; stream_next(&f->stream, &v)) {
		if (!begun) begin_document(f);
		begun = true;
		if (v.kind == VIEW_SEPARATOR) {
			f->program->document_end(f->self, f);
			begun = !f->zero;
		} else if (begins_document(f, &v)) {
			f->program->document_end(f->self, f);
			start_document(f);
		}
		take_view(f, &v);
		if (v.kind == VIEW_SEPARATOR && begun) begin_document(f);
	}
	if (begun) f->program->document_end(f->self, f);
}

/* What was wrong with the bytes. */
static void report(filter *f, const char *name)
{
	const stream *s = &f->stream;
	if (s->error) warn("%s: %s", name, strerror(s->error));
	if (s->invalid && f->invalid == INVALID_FAIL)
		warn("%s: offset %" PRIu64 ": not UTF-8, the input ends there", name, s->invalid_at);
	else if (s->invalid)
		warn("%s: %" PRIu64 " byte%s no UTF-8, the first at offset %" PRIu64, name, s->invalid,
			s->invalid == 1 ? " is" : "s are", s->invalid_at);
	if (s->error || (s->invalid && f->invalid == INVALID_FAIL)) f->status = STATUS_FAILED;
}

static void flush(void *out) { output_flush(out); }

static void read_input(filter *f, const char *operand)
{
	bool is_stdin = strcmp(operand, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(operand, O_RDONLY);
	const char *name = is_stdin ? "stdin" : operand;
	if (fd < 0) {
		warn("%s: %s", name, strerror(errno));
		f->status = STATUS_FAILED;
		return;
	}
	stream_open(&f->stream, fd,
		(stream_options){.zero = f->zero,
			.lines = f->program->by_line && f->each && f->newline == NEWLINE_END,
			.count = f->records,
			.strict = f->invalid == INVALID_FAIL,
			.border = f->border,
			.idle = flush,
			.idle_argument = &f->out});
	read_documents(f);
	report(f, name);
	if (!is_stdin) close(fd);
}

static void read_inputs(filter *f, int n, char **operands)
{
	f->inputs = n ? n : 1;
	f->operands = operands;
	f->program->begin(f->self, f);
	if (n == 0) read_input(f, "-");
	for (int i = 0; i < n; i++) {
		f->file = operands[i];
		read_input(f, operands[i]);
	}
	f->program->finish(f->self, f);
}

int filter_main(int argc, char **argv, const program *p, void *self)
{
	filter f = {.program = p, .self = self, .language = "auto", .newline = NEWLINE_UNSET};
	die_program(p->name);
	output_open(&f.out, OUTPUT_TEXT, p->columns);
	int first = read_options(&f, argc, argv);
	if (f.newline == NEWLINE_UNSET) f.newline = f.each ? NEWLINE_END : NEWLINE_AUTO;
	f.records = f.out.format != OUTPUT_TEXT;
	f.out.replace = f.invalid == INVALID_REPLACE;
	f.out.each = f.each;
	choose_language(&f);
	if (f.version) leave(&f, version);
	if (f.list_rules) leave(&f, list_rules);
	read_inputs(&f, argc - first, argv + first);
	output_close(&f.out);
	stream_free(&f.stream);
	detect_free(&f.detector);
	lang_set_free(&f.langs);
	return f.status;
}
