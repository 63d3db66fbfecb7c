/* count-numbers: how many numbers of which kind, and their values. */
#include "around.h"
#include "filter.h"
#include "number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct {
	bool each;      /* -e */
	unsigned kinds; /* -k: a bit for each; 0: all */
	uint64_t of_kind[KINDS];
	number_array found;
	sentence_counter sentences;
} counter;

static unsigned choose_kinds(const char *typed)
{
	const char *names[KINDS + 1] = {0};
	for (int i = 0; i < KINDS; i++) names[i] = reading_kind_name((enum kind)i);
	return option_choose_some("-k", typed, names);
}

static void take_option(void *self, filter *f, int letter, const char *argument)
{
	counter *s = self;
	(void)f;
	s->each |= letter == 'e';
	if (letter == 'k') s->kinds |= choose_kinds(argument);
}

static void begin(void *self, filter *f)
{
	counter *s = self;
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
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		output_field(&f->out, number_value(&s->found, values[i]));
	output_record_end(&f->out);
}

/* The text as it is, its numbers highlighted. */
static void write_marked(const counter *s, filter *f, const view *v)
{
	const byte *p = v->p;
	for (size_t i = 0; i < s->found.n; i++) {
		span at = s->found.p[i].at;
		output_text(&f->out, (span){p, (size_t)(at.p - p)}, v->invalid);
		output_mark(&f->out, s->found.p[i].kind != KIND_CARDINAL);
		output_text(&f->out, at, v->invalid);
		output_mark_end(&f->out);
		p = at.p + at.n;
	}
	output_text(&f->out, (span){p, (size_t)(v->p + v->n - p)}, v->invalid);
}

/* The number at hand and the word behind it, on one line. */
static span words_behind(span at, const byte *end)
{
	const byte *next = utf8_skip_space(at.p + at.n, end);
	span word = around_token_at(next, end);
	const byte *last = word.n ? word.p + word.n : at.p + at.n, *line = memchr(at.p, '\n', (size_t)(last - at.p));
	return (span){at.p, (size_t)((line ? line : last) - at.p)};
}

static void explain(const counter *s, filter *f, const view *v)
{
	for (size_t i = 0; i < s->found.n; i++) {
		const reading *n = s->found.p + i;
		const byte *before = utf8_trim_space(v->p, n->at.p);
		filter_explain(f, v, n->at.p, reading_kind_name(n->kind), reading_rule_name(n->rule),
			around_token_before(v->p, before), words_behind(n->at, v->p + v->text));
	}
}

static void write_each(const counter *s, filter *f, const view *v, const lang *l)
{
	for (size_t i = 0; i < s->found.n; i++) {
		output_joined(&f->out, l, s->found.p[i].at, v->invalid);
		output_line_end(&f->out);
	}
}

static void write_records(counter *s, filter *f, const view *v, const lang *l)
{
	sentence_counter_view(&s->sentences, l, (span){v->p, v->text}, v->first);
	for (size_t i = 0; i < s->found.n; i++) write_record(s, f, v, l, s->found.p + i);
}

/* Leaves the kinds that are wanted, and counts them. */
static size_t choose(counter *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->found.n; i++) {
		enum kind kind = s->found.p[i].kind;
		if (s->kinds && !(s->kinds >> kind & 1)) continue;
		s->of_kind[kind]++;
		if (n != i) s->found.p[n] = s->found.p[i];
		n++;
	}
	return s->found.n = n;
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	counter *s = self;
	number_array_clear(&s->found);
	if (v->kind == VIEW_TEXT) number_find(l, (span){v->p, v->text}, &s->found);
	f->total += choose(s);
	switch (f->style) {
	case STYLE_COUNT: break;
	case STYLE_MARK: write_marked(s, f, v); break;
	case STYLE_EXPLAIN: explain(s, f, v); break;
	case STYLE_TEXT:
		if (s->each) write_each(s, f, v, l);
		break;
	case STYLE_RECORDS:
		if (v->kind == VIEW_TEXT) write_records(s, f, v, l);
	}
}

static void print_kind(filter *f, uint64_t n, const char *kind)
{
	char line[64];
	snprintf(line, sizeof line, "%7" PRIu64 " %s\n", n, kind);
	output_bytes(&f->out, span_of(line));
}

static void print_table(const counter *s, filter *f)
{
	for (int i = 0; i < KINDS; i++)
		if (s->of_kind[i]) print_kind(f, s->of_kind[i], reading_kind_name((enum kind)i));
	print_kind(f, f->total, "total");
}

static void finish(void *self, filter *f)
{
	counter *s = self;
	if (f->style == STYLE_TEXT && !s->each) print_table(s, f);
	number_array_free(&s->found);
	sentence_array_free(&s->sentences.found);
}

int main(int argc, char **argv)
{
	static const option_row options[] = {
		{'e', "each", NULL, "print each number as it stands, on a line of its own"},
		{'c', "count", NULL, "print how many there are, alone"},
		{'k', "kind", "KIND,...", "these kinds alone"},
		{FILTER_MARK, "mark", NULL, "print the whole input, with the numbers highlighted"},
		{FILTER_EXPLAIN, "explain", "[=N]", "print each number, its kind and rule; with N those near byte N"},
		{0, NULL, NULL, NULL},
	};
	static const char *const columns[] = {"value", "to", "unit", "value2", NULL};
	static const program self = {.name = "count-numbers",
		.summary = "Counts the numbers of each kind, the total last.",
		.options = options,
		.columns = columns,
		.option = take_option,
		.begin = begin,
		.document = document,
		.view = take_view,
		.finish = finish};
	counter s = {0};
	return filter_main(argc, argv, &self, &s);
}
