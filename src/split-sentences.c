/* split-sentences: one sentence a line. */
#include "filter.h"

#include <string.h>

typedef struct {
	bool single, count, aligned; /* -s, -c, -a */
	uint64_t total;
	uint64_t number; /* of the sentence, in its document */
	sentence_state state;
	sentence_array found;
} splitter;

static void option(void *self, filter *f, int letter, const char *argument)
{
	splitter *s = self;
	(void)f, (void)argument;
	s->single |= letter == 's';
	s->count |= letter == 'c';
	s->aligned |= letter == 'a';
}

static void begin(void *self, filter *f)
{
	splitter *s = self;
	if (s->aligned && f->inputs > 1) filter_usage("-a takes one input");
	if (s->aligned && (s->count || f->out.format != OUTPUT_TEXT)) filter_usage("-a is for text: it goes with neither -c nor -o");
	if (s->aligned && f->out.replace) filter_usage("-a keeps offsets, which --invalid=replace does not");
	if (s->count) f->out.format = OUTPUT_TEXT;
	else output_header(&f->out);
	f->records = f->out.format != OUTPUT_TEXT;
}

static bool writes_text(const splitter *s, const filter *f) { return !f->records && !s->count && !s->aligned; }

static void document(void *self, filter *f)
{
	splitter *s = self;
	s->number = 0;
	s->state = (sentence_state){.want = f->newline};
	if (writes_text(s, f)) filter_separate_before(f);
}

static void document_end(void *self, filter *f)
{
	if (writes_text(self, f)) filter_separate_after(f);
}

/* White space alone is no unit of text. */
static bool is_unit(const sentence *found) { return found->ends && found->at.n; }

static void write_record(splitter *s, filter *f, const view *v, const lang *l, const sentence *found)
{
	record r = filter_record(f, l);
	r.sent = ++s->number;
	r.kind = "sentence";
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
	for (size_t i = 0; i < s->found.n; i++) {
		const sentence *found = s->found.p + i;
		if (!is_unit(found)) continue;
		if (p == v->p) output_bytes(&f->out, (span){p, (size_t)(found->at.p - p)});
		else write_boundary(f, (span){p, (size_t)(found->at.p - p)});
		write_flat(f, found->at);
		p = found->at.p + found->at.n;
	}
	span rest = {p, (size_t)(v->p + v->n - p)};
	if (v->cut) write_boundary(f, rest);
	else output_bytes(&f->out, rest);
}

static void write_found(splitter *s, filter *f, const view *v, const lang *l)
{
	for (size_t i = 0; i < s->found.n; i++) {
		const sentence *found = s->found.p + i;
		if (!is_unit(found)) continue;
		if (f->records) {
			write_record(s, f, v, l, found);
		} else {
			if (s->state.broken) output_joined(&f->out, l, found->at, v->invalid);
			else output_text(&f->out, found->at, v->invalid);
			output_line_end(&f->out);
		}
	}
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	splitter *s = self;
	s->found.n = 0;
	if (v->kind == VIEW_TEXT) sentence_find(l, (span){v->p, v->text}, v->first, &s->state, &s->found);
	for (size_t i = 0; i < s->found.n; i++) s->total += is_unit(s->found.p + i);
	if (s->count) return;
	if (s->aligned && !f->records) {
		write_aligned(s, f, v);
	} else if (v->kind == VIEW_TEXT) {
		if (!f->records && v->first && f->par > 1 && !s->single) output_line_end(&f->out);
		write_found(s, f, v, l);
	}
}

static void finish(void *self, filter *f)
{
	splitter *s = self;
	if (s->count) filter_print_count(f, s->total);
	sentence_array_free(&s->found);
}

int main(int argc, char **argv)
{
	static const filter_option options[] = {
		{'s', "single", NULL, "no empty line between paragraphs"},
		{'c', "count", NULL, "print the number of sentences alone"},
		{'a', "aligned", NULL, "keep every byte at its offset; white space at a boundary becomes the line feed"},
		{0, NULL, NULL, NULL},
	};
	static const program self = {
		.name = "split-sentences", .summary = "Writes one sentence a line, and an empty line between paragraphs.", .options = options, .by_line = true,
		.option = option, .begin = begin, .document = document, .view = take_view, .document_end = document_end, .finish = finish};
	splitter s = {0};
	return filter_main(argc, argv, &self, &s);
}
