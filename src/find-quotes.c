/* find-quotes: the quotations, and who said them. */
#include "filter.h"
#include "quote.h"

typedef struct {
	bool count, marks; /* -c, -q */
	uint64_t total;
	quote_state state;
	quote_array found;
	sentence_counter sentences;
} finder;

static void option(void *self, filter *f, int letter, const char *argument)
{
	finder *s = self;
	(void)f, (void)argument;
	s->count |= letter == 'c';
	s->marks |= letter == 'q';
}

static void begin(void *self, filter *f)
{
	finder *s = self;
	if (s->count) f->out.format = OUTPUT_TEXT;
	else output_header(&f->out);
	f->records = f->out.format != OUTPUT_TEXT;
}

static void document(void *self, filter *f)
{
	finder *s = self;
	s->state = (quote_state){0};
	sentence_counter_document(&s->sentences, f->newline);
}

/* What text output shows and -c counts: outermost and closed. */
static bool is_shown(const quote *q) { return q->depth == 1 && q->kind != QUOTE_UNCLOSED; }

static void write_record(finder *s, filter *f, const view *v, const lang *l, const quote *q)
{
	record r = filter_record(f, l);
	r.sent = sentence_counter_number(&s->sentences, q->at.p);
	r.kind = quote_kind_name(q->kind);
	r.rule = quote_rule_name(q->rule);
	r.at = q->at;
	r.text = q->inside;
	output_record(&f->out, v, &r);
	output_record_end(&f->out); /* no speaker yet: the columns are there and say nothing */
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	finder *s = self;
	if (v->kind != VIEW_TEXT) return;
	span text = {v->p, v->text};
	s->found.n = 0;
	quote_find(l, text, v->first, &s->state, &s->found);
	if (f->records) sentence_counter_view(&s->sentences, l, text, v->first);
	for (size_t i = 0; i < s->found.n; i++) {
		const quote *q = s->found.p + i;
		s->total += is_shown(q);
		if (f->records) {
			write_record(s, f, v, l, q);
		} else if (!s->count && is_shown(q)) {
			output_joined(&f->out, l, s->marks ? q->at : q->inside, v->invalid);
			output_line_end(&f->out);
		}
	}
}

static void document_end(void *self, filter *f) { (void)self, (void)f; }

static void finish(void *self, filter *f)
{
	finder *s = self;
	if (s->count) filter_print_count(f, s->total);
	quote_array_free(&s->found);
	sentence_array_free(&s->sentences.found);
}

int main(int argc, char **argv)
{
	static const filter_option options[] = {
		{'q', "marks", NULL, "print the quotation marks, too"},
		{'c', "count", NULL, "print the number of quotations alone"},
		{0, NULL, NULL, NULL},
	};
	static const char *const columns[] = {
		"speaker", "speaker_start", "speaker_end", "speaker_cstart", "speaker_cend", "cue", "cue_start", "cue_end", "cue_cstart", "cue_cend", NULL};
	static const program self = {
		.name = "find-quotes", .summary = "Writes the quotations, one a line, without their marks.", .options = options, .columns = columns,
		.option = option, .begin = begin, .document = document, .view = take_view, .document_end = document_end, .finish = finish};
	finder s = {0};
	return filter_main(argc, argv, &self, &s);
}
