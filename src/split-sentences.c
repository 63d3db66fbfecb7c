/* split-sentences: one sentence a line. */
#include "around.h"
#include "boundary.h"
#include "filter.h"
#include "quote.h"

#include <string.h>

enum { OPTION_LOOSE = FILTER_OWN, OPTION_QUOTES };

typedef struct {
	bool single;     /* -s */
	bool whole;      /* --quotes=whole */
	uint64_t number; /* of the sentence, in its document */
	sentence_state state;
	sentence_array found;
	quote_state quote_state;
	quote_array quotes;
} splitter;

static void take_option(void *self, filter *f, int letter, const char *argument)
{
	static const char *const quotes[] = {"split", "whole", NULL};
	splitter *s = self;
	s->single |= letter == 's';
	f->langs.loose |= letter == OPTION_LOOSE;
	if (letter == OPTION_QUOTES) s->whole = option_choose("--quotes", argument, quotes) == 1;
}

static void begin(void *self, filter *f)
{
	(void)self;
	filter_check_aligned(f, f->style == STYLE_TEXT, "-c, -o, --mark, --explain");
}

/* Sentences on lines of their own, and not at their places. */
static bool writes_lines(const filter *f) { return f->style == STYLE_TEXT && !f->aligned; }

static void document(void *self, filter *f)
{
	splitter *s = self;
	s->number = 0;
	s->state = (sentence_state){.want = f->newline};
	s->quote_state = (quote_state){0};
	if (writes_lines(f)) filter_separate_before(f);
}

static void document_end(void *self, filter *f)
{
	(void)self;
	if (writes_lines(f)) filter_separate_after(f);
}

/* White space alone is no unit of text. */
static bool is_unit(const sentence *found) { return found->ends && found->at.n; }

/* The next unit from the i-th find on, and i behind it; NULL where there is none. */
static const sentence *next_unit(const splitter *s, size_t *i)
{
	while (*i < s->found.n) {
		const sentence *found = s->found.p + (*i)++;
		if (is_unit(found)) return found;
	}
	return NULL;
}

static void write_record(splitter *s, filter *f, const view *v, const lang *l, const sentence *found)
{
	record r = filter_record(f, l);
	r.sent = ++s->number;
	r.kind = sentence_kind(l, found);
	r.at = r.text = found->at;
	r.rule = boundary_rule_name(found->rule);
	output_record(&f->out, v, &r);
	output_record_end(&f->out);
}

/* A sentence at its place: line breaks become spaces, one for each byte. */
static void write_flat(filter *f, span s)
{
	const byte *p = s.p, *end = s.p + s.n, *feed;
	while ((feed = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		bool carriage = feed > p && feed[-1] == '\r';
		output_bytes(&f->out, (span){p, (size_t)(feed - p) - carriage});
		output_bytes(&f->out, span_of(carriage ? "  " : " "));
		p = feed + 1;
	}
	output_bytes(&f->out, (span){p, (size_t)(end - p)});
}

/* White space at a boundary: its last byte becomes the line feed, if it has none. */
static void write_boundary(filter *f, span space)
{
	if (space.n == 0 || memchr(space.p, '\n', space.n)) {
		output_bytes(&f->out, space);
		return;
	}
	for (size_t i = 1; i < space.n; i++) output_byte(&f->out, ' ');
	output_line_end(&f->out);
}

static void write_aligned(const splitter *s, filter *f, const view *v)
{
	const byte *p = v->p;
	const sentence *found;
	for (size_t i = 0; (found = next_unit(s, &i)) != NULL;) {
		if (p == v->p) output_bytes(&f->out, (span){p, (size_t)(found->at.p - p)});
		else write_boundary(f, (span){p, (size_t)(found->at.p - p)});
		write_flat(f, found->at);
		p = found->at.p + found->at.n;
	}
	span rest = {p, (size_t)(v->p + v->n - p)};
	if (v->cut) write_boundary(f, rest);
	else output_bytes(&f->out, rest);
}

static void write_text(splitter *s, filter *f, const view *v, const lang *l)
{
	if (v->first && f->par > 1 && !s->single) output_line_end(&f->out);
	const sentence *found;
	for (size_t i = 0; (found = next_unit(s, &i)) != NULL;) {
		if (s->state.broken) output_joined(&f->out, l, found->at, v->invalid);
		else output_text(&f->out, found->at, v->invalid);
		output_line_end(&f->out);
	}
}

/* The text as it is, with a mark where each sentence ends. */
static void write_marked(const splitter *s, filter *f, const view *v)
{
	const byte *p = v->p;
	const sentence *found;
	for (size_t i = 0; (found = next_unit(s, &i)) != NULL;) {
		const byte *end = found->at.p + found->at.n;
		output_text(&f->out, (span){p, (size_t)(end - p)}, v->invalid);
		output_mark(&f->out, 0);
		output_byte(&f->out, '|');
		output_mark_end(&f->out);
		p = end;
	}
	output_text(&f->out, (span){p, (size_t)(v->p + v->n - p)}, v->invalid);
}

static void explain(const splitter *s, filter *f, const view *v)
{
	const byte *text_end = v->p + v->text;
	for (size_t i = 0; i < s->found.n; i++) {
		const sentence *found = s->found.p + i;
		if (found->at.n == 0) continue;
		const byte *end = found->at.p + found->at.n, *next = utf8_skip_space(end, text_end);
		filter_explain(f, v, end, found->ends ? "break" : "join", boundary_rule_name(found->rule),
			around_token_before(v->p, end), around_token_at(next, text_end));
	}
}

/* A sentence that would end inside a quotation goes on. The quotations come outermost first, in the order of their
 * starts. */
static void keep_quotations_whole(splitter *s, const view *v, const lang *l)
{
	size_t k = 0;
	s->quotes.n = 0;
	quote_find(l, (span){v->p, v->text}, v->first, &s->quote_state, &s->quotes);
	for (size_t i = 0; i < s->found.n; i++) {
		sentence *found = s->found.p + i;
		const byte *end = found->at.p + found->at.n;
		while (k < s->quotes.n && (!s->quotes.p[k].closed || s->quotes.p[k].at.p + s->quotes.p[k].at.n <= end))
			k++;
		if (k == s->quotes.n || !found->ends || s->quotes.p[k].at.p >= end) continue;
		found->ends = false;
		found->rule = BOUNDARY_QUOTATION;
		const byte *from = found->at.p;
		for (size_t m = i + 1; m < s->found.n; m++) {
			sentence *next = s->found.p + m;
			next->at = (span){from, (size_t)(next->at.p + next->at.n - from)};
			if (next->ends) break;
		}
	}
}

static void write_records(splitter *s, filter *f, const view *v, const lang *l)
{
	const sentence *found;
	for (size_t i = 0; (found = next_unit(s, &i)) != NULL;) write_record(s, f, v, l, found);
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	splitter *s = self;
	bool text = v->kind == VIEW_TEXT;
	s->found.n = 0;
	if (text) sentence_find(l, (span){v->p, v->text}, v->first, &s->state, &s->found);
	if (text && s->whole) keep_quotations_whole(s, v, l);
	for (size_t i = 0; i < s->found.n; i++) f->total += is_unit(s->found.p + i);
	switch (f->style) {
	case STYLE_COUNT: break;
	case STYLE_MARK: write_marked(s, f, v); break;
	case STYLE_EXPLAIN: explain(s, f, v); break;
	case STYLE_RECORDS: write_records(s, f, v, l); break;
	case STYLE_TEXT:
		if (f->aligned) write_aligned(s, f, v);
		else if (text) write_text(s, f, v, l);
	}
}

static void finish(void *self, filter *f)
{
	splitter *s = self;
	(void)f;
	sentence_array_free(&s->found);
	quote_array_free(&s->quotes);
}

int main(int argc, char **argv)
{
	static const option_row options[] = {
		{'s', "single", NULL, "no empty line between paragraphs"},
		{'c', "count", NULL, "print the number of sentences alone"},
		{'a', "aligned", NULL,
			"keep every byte at its offset; white space at a boundary becomes the line feed"},
		{OPTION_QUOTES, "quotes", "MODE",
			"sentences inside quotations: split (default), or whole: on the line of their quotation"},
		{OPTION_LOOSE, "loose", NULL, "a sentence may end without white space behind it (Ende.Der Anfang)"},
		{FILTER_MARK, "mark", NULL, "print the whole input, with a mark where each sentence ends"},
		{FILTER_EXPLAIN, "explain", "[=N]", "print each decision and its rule; with N those near byte N"},
		{0, NULL, NULL, NULL},
	};
	static const program self = {.name = "split-sentences",
		.summary = "Writes one sentence a line, and an empty line between paragraphs.",
		.options = options,
		.by_line = true,
		.option = take_option,
		.begin = begin,
		.document = document,
		.view = take_view,
		.document_end = document_end,
		.finish = finish};
	splitter s = {0};
	return filter_main(argc, argv, &self, &s);
}
