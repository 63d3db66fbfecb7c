#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hash.h"
#include "lang_data.h"

enum { OPTION_NEWLINE = OPTION_SHORT, OPTION_INVALID, OPTION_RULES, OPTION_LIST_RULES };

enum { NAME_LONGEST = 32, LANGS_KEPT = 2 };

static const option_row shared[] = {
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

/* Options */

/* The program's own first, then the shared ones. */
static option_list all_options(const program *p)
{
	option_list all = {0};
	option_add(&all, p->options);
	option_add(&all, shared);
	return all;
}

static void help(filter *f)
{
	buf text = {0};
	char line[256];
	option_list all = all_options(f->program);
	snprintf(line, sizeof line, "usage: %s [OPTION]... [FILE]...\n%s\n\n", f->program->name, f->program->summary);
	buf_add(&text, span_of(line));
	option_help(&all, &text);
	buf_add(&text, span_of("\nReads stdin where there is no FILE, or where FILE is -.\n"));
	output_bytes(&f->out, buf_span(&text));
	buf_free(&text);
}

uint64_t filter_rules_hash(const filter *f)
{
	const lang_set *set = &f->langs;
	hash h = {0};
	for (size_t i = 0; i < lang_files_count; i++) hash_add(&h, (span){lang_files[i].text, lang_files[i].n});
	for (size_t i = 0; i < set->n_overlays; i++) hash_add(&h, buf_span(&set->overlays[i].text));
	return hash_value(&h);
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

static void take_option(void *self, int letter, const char *argument)
{
	filter *f = self;
	static const char *const formats[] = {"text", "tsv", "json", NULL};
	static const char *const newlines[] = {"auto", "wrap", "end", NULL};
	static const char *const invalids[] = {"pass", "replace", "fail", NULL};
	switch (letter) {
	case 'l': f->language = argument; break;
	case 'z': f->zero = true; break;
	case 'u': f->each = true; break;
	case 'o': f->out.format = (enum output_format)option_choose("-o", argument, formats); break;
	case OPTION_NEWLINE: f->newline = (enum newline)option_choose("--newline", argument, newlines); break;
	case OPTION_INVALID: f->invalid = (unsigned)option_choose("--invalid", argument, invalids); break;
	case OPTION_RULES: lang_set_overlay(&f->langs, argument); break;
	case 'c': f->count = true; break;
	case 'a': f->aligned = true; break;
	case FILTER_MARK: f->mark = true; break;
	case FILTER_EXPLAIN:
		f->explain = true;
		f->around = argument != NULL;
		if (argument && !option_number(argument, UINT64_MAX, &f->explained))
			option_usage("--explain: '%s' is no byte offset", argument);
		break;
	case OPTION_LIST_RULES: f->list_rules = true; break;
	case 'h': leave(f, help);
	case 'V': f->version = true; break;
	default: f->program->option(f->self, f, letter, argument);
	}
}

static enum style style_of(const filter *f)
{
	if (f->count) return STYLE_COUNT;
	if (f->explain) return STYLE_EXPLAIN;
	if (f->out.format != OUTPUT_TEXT) return STYLE_RECORDS;
	return f->mark ? STYLE_MARK : STYLE_TEXT;
}

void filter_check_aligned(const filter *f, bool text, const char *others)
{
	if (!f->aligned) return;
	if (f->inputs > 1) option_usage("-a takes one input");
	if (!text) option_usage("-a is for text: it goes with none of %s", others);
	if (f->out.replace) option_usage("-a keeps offsets, which --invalid=replace does not");
}

static void choose_language(filter *f)
{
	if (strcmp(f->language, "auto") == 0) return;
	f->fixed = lang_set_get(&f->langs, f->language);
	if (f->fixed) return;
	char list[512] = "auto";
	for (size_t i = 0; i < lang_set_known(); i++)
		snprintf(list + strlen(list), sizeof list - strlen(list), ", %s", lang_set_code(i));
	option_usage("-l: no language '%s': known are %s", f->language, list);
}

/* With -l auto, the rules of the language that it falls back on. */
static void list_rules(filter *f)
{
	char code[NAME_LONGEST];
	span name = f->fixed ? span_of(f->fixed->name) : lang_setting(lang_set_get(&f->langs, "und"), "default", "und");
	snprintf(code, sizeof code, "%.*s", (int)name.n, (const char *)name.p);
	buf text = {0};
	lang_set_list(&f->langs, code, &text);
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

static void print_total(filter *f)
{
	char line[32];
	snprintf(line, sizeof line, "%" PRIu64 "\n", f->total);
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

static void end_document(filter *f)
{
	if (f->program->document_end) f->program->document_end(f->self, f);
}

static void start_document(filter *f)
{
	f->docs++;
	f->doc++;
	f->par = 0;
	f->detected = (detect_state){0};
	f->program->document(f->self, f);
	if (!f->fixed) lang_set_trim(&f->langs, LANGS_KEPT); /* the last document is done with only now */
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
			end_document(f);
			begun = !f->zero;
		} else if (begins_document(f, &v)) {
			end_document(f);
			start_document(f);
		}
		take_view(f, &v);
		if (v.kind == VIEW_SEPARATOR && begun) begin_document(f);
	}
	if (begun) end_document(f);
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
			.wrapped = f->newline == NEWLINE_WRAP,
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
	f->style = style_of(f);
	f->records = f->style == STYLE_RECORDS;
	if (!f->records) f->out.format = OUTPUT_TEXT;
	f->program->begin(f->self, f);
	output_header(&f->out);
	if (n == 0) read_input(f, "-");
	for (int i = 0; i < n; i++) {
		f->file = operands[i];
		read_input(f, operands[i]);
	}
	f->program->finish(f->self, f);
	if (f->style == STYLE_COUNT) print_total(f);
}

/* Where a standard stream is closed, one that fails takes its place, and no file that is opened does. */
static void hold_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int filter_main(int argc, char **argv, const program *p, void *self)
{
	filter f = {.program = p, .self = self, .language = "auto", .newline = NEWLINE_UNSET};
	die_program(p->name);
	hold_standard_streams();
	output_open(&f.out, OUTPUT_TEXT, p->columns);
	option_list all = all_options(p);
	int first = option_read(&all, argc, argv, take_option, &f);
	if (f.newline == NEWLINE_UNSET) f.newline = f.each ? NEWLINE_END : NEWLINE_AUTO;
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
