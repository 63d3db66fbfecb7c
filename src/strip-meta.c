/* strip-meta: the text without what is about the text.
 *
 * sift.h judges what goes, body.h writes what stays; here are the options, the records, and what stands between two
 * documents. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "around.h"
#include "body.h"
#include "filter.h"
#include "restore.h"
#include "sift.h"

enum { LIMIT_MOST = 1000000 };

enum { OPTION_FORMAT = FILTER_OWN, OPTION_LIST_FORMATS, OPTION_LIMIT, OPTION_RESTORE };

typedef struct {
	bool extract;                /* -x */
	const char *aside, *restore; /* -m, --restore */
	sift sift;
	body body;
	sidefile side;
	bool separated; /* -a: a separator was written before the document at hand */
} stripper;

static const char *const columns[] = {"key", "value", NULL};
static const char *const side_columns[] = {"key", "value", "bstart", "bend", NULL};

/* ---- Options ---- */

/* Takes kinds, with commas between them, into the list or out of it. */
static void choose_kinds(stripper *s, const char *option, const char *list, bool kept)
{
	while (*list) {
		size_t n = strcspn(list, ","), i = 0;
		span name = {(const byte *)list, n};
		while (i < s->sift.kept.n && !span_equal(s->sift.kept.kind[i], name)) i++;
		if (kept && i == META_KINDS) option_usage("%s: more than %d kinds", option, META_KINDS);
		if (kept && i == s->sift.kept.n) s->sift.kept.kind[s->sift.kept.n++] = name;
		else if (!kept && i < s->sift.kept.n) s->sift.kept.kind[i] = s->sift.kept.kind[--s->sift.kept.n];
		list += n + (list[n] != 0);
	}
}

static size_t read_limit(const char *text)
{
	uint64_t n;
	if (!option_number(text, LIMIT_MOST, &n))
		option_usage("--limit: '%s' is no number of lines up to %d", text, LIMIT_MOST);
	return (size_t)n;
}

static enum wrap_format choose_format(const char *name)
{
	const char *names[16] = {0};
	for (size_t i = 0; wrap_name((enum wrap_format)i); i++) names[i] = wrap_name((enum wrap_format)i);
	return (enum wrap_format)option_choose("--format", name, names);
}

static _Noreturn void list_formats(filter *f)
{
	for (size_t i = 0; wrap_name((enum wrap_format)i); i++) {
		char line[128];
		snprintf(line, sizeof line, "%-10s %s\n", wrap_name((enum wrap_format)i),
			wrap_about((enum wrap_format)i));
		output_bytes(&f->out, span_of(line));
	}
	output_close(&f->out);
	exit(STATUS_OK);
}

static void take_option(void *self, filter *f, int letter, const char *argument)
{
	stripper *s = self;
	switch (letter) {
	case 'x': s->extract = true; break;
	case 'k': choose_kinds(s, "-k", argument, true); break;
	case 'd': choose_kinds(s, "-d", argument, false); break;
	case 'm': s->aside = argument; break;
	case OPTION_RESTORE: s->restore = argument; break;
	case OPTION_FORMAT: s->sift.format = choose_format(argument); break;
	case OPTION_LIST_FORMATS: list_formats(f);
	default: s->sift.limit = read_limit(argument);
	}
}

static void check_options(const stripper *s, const filter *f)
{
	static const char others[] = "-x, -c, -o, --mark, --explain";
	bool text = s->body.wanted && !f->mark;
	filter_check_aligned(f, text, others);
	if (s->aside && !text) option_usage("-m stands beside the body: it goes with none of %s", others);
}

/* Whether a file is the one that the side file would be written over. */
static bool is_aside(const stripper *s, const struct stat *file)
{
	struct stat side;
	return stat(s->aside, &side) == 0 && S_ISREG(side.st_mode) && side.st_dev == file->st_dev &&
	       side.st_ino == file->st_ino;
}

static void check_aside(const stripper *s, const filter *f)
{
	struct stat file;
	char *const from_stdin[] = {"-", NULL};
	for (char *const *name = *f->operands ? f->operands : from_stdin; *name; name++)
		if ((strcmp(*name, "-") == 0 ? fstat(STDIN_FILENO, &file) : stat(*name, &file)) == 0 &&
			is_aside(s, &file))
			option_usage("-m: %s is the input", s->aside);
	if (fstat(STDOUT_FILENO, &file) == 0 && is_aside(s, &file)) option_usage("-m: %s is the output", s->aside);
}

static void begin(void *self, filter *f)
{
	stripper *s = self;
	if (s->restore && f->inputs > 1) option_usage("--restore takes one body");
	if (s->restore) exit(restore_run(s->restore, f->operands[0]));
	s->body = (body){.out = &f->out,
		.side = s->aside ? &s->side : NULL,
		.wanted = !s->extract && (f->style == STYLE_TEXT || f->style == STYLE_MARK),
		.aligned = f->aligned,
		.mark = f->mark};
	check_options(s, f);
	if (s->aside) check_aside(s, f);
	s->sift.holds_closing = f->aligned;
	f->records |= s->aside != NULL;
	bool wraps = (s->sift.format == WRAP_AUTO || s->sift.format == WRAP_DOC) &&
		     !meta_has_kind(&s->sift.kept, span_of("frame"));
	f->border = wraps ? wrap_border : NULL;
	if (s->aside) sidefile_open(&s->side, s->aside, side_columns);
}

/* ---- Writing ---- */

/* A record; its columns bstart and bend, in the side file, say nothing. */
static void write_record(const stripper *s, filter *f, output *o, const view *v, const keyvalue *k)
{
	record r = filter_record(f, s->sift.lang);
	r.par = k->par;
	r.kind = k->kind;
	r.rule = k->rule;
	r.at = r.text = (span){v->p + k->start, k->end - k->start};
	output_record(o, v, &r);
	output_field(o, keyvalue_key(&s->sift.h.found, k));
	output_field(o, keyvalue_value(&s->sift.h.found, k));
	output_record_end(o);
}

static void write_line(const stripper *s, filter *f, const keyvalue *k)
{
	output_bytes(&f->out, keyvalue_key(&s->sift.h.found, k));
	output_bytes(&f->out, span_of(": "));
	output_text(&f->out, keyvalue_value(&s->sift.h.found, k), true);
	output_line_end(&f->out);
}

static void explain(const stripper *s, filter *f, const view *v, const keyvalue *k)
{
	char rule[160];
	snprintf(rule, sizeof rule, "%s%s%s", k->rule, k->where ? " " : "", k->where ? k->where : "");
	const byte *at = v->p + k->start;
	filter_explain(
		f, v, at, k->kind, rule, around_line_before(v->p, at), around_line_at(at, v->p + s->sift.h.bytes.n));
}

/* The first n finds. */
static void write_found(stripper *s, filter *f, const view *v, size_t n)
{
	if (s->aside) sidefile_flush(&s->side);
	output_view(s->aside ? &s->side.out : &f->out, v);
	for (size_t i = 0; i < n; i++) {
		const keyvalue *k = s->sift.h.found.p + i;
		f->total++;
		if (s->aside) write_record(s, f, &s->side.out, v, k);
		else if (f->style == STYLE_EXPLAIN) explain(s, f, v, k);
		else if (f->style == STYLE_RECORDS) write_record(s, f, &f->out, v, k);
		else if (f->style != STYLE_COUNT && s->extract) write_line(s, f, k);
	}
}

static void write_text(stripper *s, const hold *h, size_t n)
{
	const byte *p = h->bytes.p;
	size_t at = 0;
	for (size_t i = 0; i < h->n && h->cuts[i].start < n; i++) {
		size_t end = h->cuts[i].end < n ? h->cuts[i].end : n;
		body_keep(&s->body, (span){p + at, h->cuts[i].start - at});
		body_drop(&s->body, (span){p + h->cuts[i].start, end - h->cuts[i].start});
		at = end;
	}
	body_keep(&s->body, (span){p + at, n - at});
}

/* Past a limit the text stays. */
static void warn_past(stripper *s, const filter *f)
{
	warn("%s: document %llu: %s: more than %zu lines or %d bytes; kept", f->file ? f->file : "stdin",
		(unsigned long long)f->doc, s->sift.past, s->sift.limit, WRAP_MOST);
	s->sift.past = NULL;
}

/* Writes what is judged of what is held, without what was cut, and what was found in it. */
static void pass_on(stripper *s, filter *f)
{
	hold *h = &s->sift.h;
	size_t n = s->sift.ready, k = 0;
	view v = {.p = h->bytes.p, .start = h->start, .cstart = h->cstart, .invalid = true};
	if (s->sift.past) warn_past(s, f);
	if (n == 0) return;
	while (k < h->found.n && h->found.p[k].start < n) k++;
	if (k) write_found(s, f, &v, k);
	write_text(s, h, n);
	if (f->records) h->cstart += utf8_count_any(v.p, v.p + n);
	sift_passed(&s->sift, n, k);
}

/* ---- Documents ---- */

/* -a: no document follows the line that closed the last one, or a separator does. */
static void pass_closing(stripper *s, filter *f)
{
	s->sift.closing = 0;
	s->sift.ready = s->sift.h.bytes.n;
	pass_on(s, f);
}

/* -a: the line that closed the last document, which is still held, parts it from the one that begins. */
static void part_documents(stripper *s, filter *f)
{
	sift *judged = &s->sift;
	if (!judged->closing) return;
	body_separate(&s->body, span_cut(buf_span(&judged->h.bytes), 0, judged->closing), f->zero);
	s->separated = true;
	sift_passed(judged, judged->closing, 0);
	pass_closing(s, f);
}

static void document(void *self, filter *f)
{
	stripper *s = self;
	bool adds = s->body.wanted && !f->aligned && !f->mark && f->docs > 1 && !f->zero;
	if (s->aside && f->doc == 1) sidefile_input(&s->side, f->file);
	if (adds && s->body.unfinished) body_add(&s->body, span_of("\n"));
	if (adds) body_add(&s->body, span_of("\f\n"));
	if (f->doc == 1) s->sift.h.start = s->sift.h.cstart = 0;
	if (f->aligned) part_documents(s, f);
	s->body.unfinished = false;
	sift_document(&s->sift);
}

static void take_separator(stripper *s, filter *f, const view *v)
{
	span line = {v->p, v->n};
	if (f->aligned) pass_closing(s, f);
	s->sift.h.start += v->n;
	if (f->records) s->sift.h.cstart += v->n;
	if (s->body.wanted && (f->aligned || f->mark)) body_keep(&s->body, line);
	else if (s->aside) sidefile_drop(&s->side, line);
	s->separated = true;
}

/* -a: the line that opens a document parts it from the last one, if nothing else does. */
static bool parts_documents(stripper *s, filter *f, const view *v)
{
	if (v->kind != VIEW_OPEN || !f->aligned || f->docs == 1 || s->separated) return false;
	s->sift.ready = s->sift.h.bytes.n;
	pass_on(s, f);
	body_separate(&s->body, (span){v->p, v->n}, f->zero);
	s->sift.h.start += v->n;
	s->separated = true;
	return true;
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	stripper *s = self;
	if (v->kind == VIEW_SEPARATOR) {
		take_separator(s, f, v);
	} else if (!parts_documents(s, f, v)) {
		sift_view(&s->sift, v, v->kind == VIEW_OPEN ? filter_language(f) : l, f->par);
		pass_on(s, f);
	}
}

static void document_end(void *self, filter *f)
{
	stripper *s = self;
	if (!s->sift.closing) {
		sift_end(&s->sift);
		pass_on(s, f);
	}
	s->separated = false;
	if (s->body.wanted && !f->aligned && !f->mark && f->zero) body_add(&s->body, (span){(const byte *)"", 1});
	if (f->zero && f->each) output_flush(&f->out);
}

static void finish(void *self, filter *f)
{
	stripper *s = self;
	if (f->aligned) pass_closing(s, f);
	if (s->aside && f->status == STATUS_OK) sidefile_finish(&s->side, filter_rules_hash(f));
	if (s->aside) sidefile_close(&s->side);
	sift_free(&s->sift);
}

int main(int argc, char **argv)
{
	static const option_row options[] = {
		{'x', "extract", NULL, "print what would go, a key: value a line, and nothing else"},
		{'a', "aligned", NULL, "blank what goes, so that every other byte keeps its offset"},
		{'c', "count", NULL, "print how many keys -x has, alone"},
		{'k', "keep", "KIND,...", "keep what is of these kinds: header, frame, signature, boilerplate"},
		{'d', "drop", "KIND,...", "take these kinds away, too: dateline, heading, caption"},
		{'m', "meta", "FILE", "write what goes to FILE, so that --restore can put it back"},
		{OPTION_RESTORE, "restore", "FILE", "put the body and the FILE of -m together again"},
		{OPTION_FORMAT, "format", "NAME",
			"the wrapping of each document: auto (default), plain, yaml, mail ..."},
		{OPTION_LIST_FORMATS, "list-formats", NULL, "print the names of the wrappings, and exit"},
		{OPTION_LIMIT, "limit", "N", "at most N lines go at the head, at the tail, in between (600)"},
		{FILTER_MARK, "mark", NULL, "print the whole input with what goes highlighted"},
		{FILTER_EXPLAIN, "explain", "[=N]", "print what goes and which rule says so; with N near byte N"},
		{0, NULL, NULL, NULL},
	};
	static const program self = {.name = "strip-meta",
		.summary = "Writes the text without what is about the text: headers, signatures, boilerplate.",
		.options = options,
		.columns = columns,
		.option = take_option,
		.begin = begin,
		.document = document,
		.view = take_view,
		.document_end = document_end,
		.finish = finish};
	stripper s = {.sift = {.limit = WRAP_LIMIT,
			      .kept = {{span_of("heading"), span_of("caption"), span_of("dateline")}, 3}}};
	return filter_main(argc, argv, &self, &s);
}
