/* count-numbers: how many numbers of which kind, and their values. */
#include "filter.h"
#include "number.h"

#include <inttypes.h>
#include <stdio.h>

typedef struct {
	bool count, each; /* -c, -e */
	uint64_t total, of_kind[KINDS];
	number_array found;
	sentence_counter sentences;
} counter;

static void option(void *self, filter *f, int letter, const char *argument)
{
	counter *s = self;
	(void)f, (void)argument;
	s->count |= letter == 'c';
	s->each |= letter == 'e';
}

static void begin(void *self, filter *f)
{
	counter *s = self;
	if (s->count) f->out.format = OUTPUT_TEXT;
	else output_header(&f->out);
	f->records = f->out.format != OUTPUT_TEXT;
	s->found.texts.unwanted = !f->records;
}

static void document(void *self, filter *f)
{
	counter *s = self;
	sentence_counter_document(&s->sentences, f->newline);
}

static void write_record(counter *s, filter *f, const view *v, const lang *l, const reading *n)
{
	const exact_text values[] = {n->value, n->to, n->unit, n->value2};
	record r = filter_record(f, l);
	r.sent = sentence_counter_number(&s->sentences, n->at.p);
	r.kind = reading_kind_name(n->kind);
	r.rule = reading_rule_name(n->rule);
	r.at = r.text = n->at;
	output_record(&f->out, v, &r);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) output_field(&f->out, number_value(&s->found, values[i]));
	output_record_end(&f->out);
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	counter *s = self;
	if (v->kind != VIEW_TEXT) return;
	span text = {v->p, v->text};
	number_array_clear(&s->found);
	number_find(l, text, &s->found);
	if (f->records) sentence_counter_view(&s->sentences, l, text, v->first);
	for (size_t i = 0; i < s->found.n; i++) {
		const reading *n = s->found.p + i;
		s->total++;
		s->of_kind[n->kind]++;
		if (f->records) {
			write_record(s, f, v, l, n);
		} else if (s->each && !s->count) {
			output_joined(&f->out, l, n->at, v->invalid);
			output_line_end(&f->out);
		}
	}
}

static void document_end(void *self, filter *f) { (void)self, (void)f; }

static void print_kind(filter *f, uint64_t n, const char *kind)
{
	char line[64];
	snprintf(line, sizeof line, "%7" PRIu64 " %s\n", n, kind);
	output_bytes(&f->out, span_of(line));
}

static void finish(void *self, filter *f)
{
	counter *s = self;
	if (s->count) {
		filter_print_count(f, s->total);
	} else if (!f->records && !s->each) {
		for (int i = 0; i < KINDS; i++)
			if (s->of_kind[i]) print_kind(f, s->of_kind[i], reading_kind_name((enum kind)i));
		print_kind(f, s->total, "total");
	}
	number_array_free(&s->found);
	sentence_array_free(&s->sentences.found);
}

int main(int argc, char **argv)
{
	static const filter_option options[] = {
		{'e', "each", NULL, "print each number as it stands, on a line of its own"},
		{'c', "count", NULL, "print how many there are, alone"},
		{0, NULL, NULL, NULL},
	};
	static const char *const columns[] = {"value", "to", "unit", "value2", NULL};
	static const program self = {
		.name = "count-numbers", .summary = "Counts the numbers of each kind, the total last.", .options = options, .columns = columns,
		.option = option, .begin = begin, .document = document, .view = take_view, .document_end = document_end, .finish = finish};
	counter s = {0};
	return filter_main(argc, argv, &self, &s);
}
