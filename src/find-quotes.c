/* find-quotes: the quotations, of what kind they are, and who said them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "around.h"
#include "filter.h"
#include "speech.h"

enum { PLACES = 4 };

/* What waits for the next paragraph: a quotation that is still open at the end of one, and the records behind its
 * beginning. */
typedef struct {
	bool any;
	view view; /* its bytes are in `text` */
	buf text;
	const lang *l;
	record common;      /* file, document, paragraph */
	speech_array found; /* those from `from` on wait */
	size_t from;
} held;

/* Who said the quotation at hand, for what goes on with it in the next paragraph. */
typedef struct {
	buf name;                /* empty: not known */
	uint64_t places[PLACES]; /* start, end, cstart, cend */
} speaker;

typedef struct {
	bool marks, indirect; /* -q, -i */
	unsigned kinds;       /* -k: a bit for each kind; 0: not said */
	enum style style;
	uint64_t group; /* where the quotation began that the outermost one at hand goes on with */
	speech_state state;
	speech_array found;
	held held;
	speaker speaker;
} finder;

/* ---- Options ---- */

static unsigned kind_bit(enum kind kind) { return 1u << kind; }

static unsigned choose_kinds(const char *typed)
{
	const char *names[KIND_INDIRECT + 2] = {0};
	for (int i = 0; i <= KIND_INDIRECT; i++) names[i] = kind_name((enum kind)i);
	return option_choose_some("-k", typed, names);
}

static void take_option(void *self, filter *f, int letter, const char *argument)
{
	finder *s = self;
	(void)f;
	s->marks |= letter == 'q';
	s->indirect |= letter == 'i';
	if (letter == 'k') s->kinds |= choose_kinds(argument);
}

static void begin(void *self, filter *f)
{
	finder *s = self;
	s->style = f->style;
	s->indirect |= s->kinds & kind_bit(KIND_INDIRECT);
	s->state.indirect = s->indirect;
	s->state.newline = f->newline;
	s->state.plain = (s->style == STYLE_TEXT || s->style == STYLE_COUNT) && s->kinds == 0 && !s->indirect;
}

static void document(void *self, filter *f)
{
	finder *s = self;
	(void)f;
	speech_document(&s->state);
}

/* ---- Records ---- */

/* What is asked for. Text shows outermost quotations alone, and indirect speech. */
static bool is_wanted(const finder *s, const speech *r)
{
	bool all = s->style == STYLE_RECORDS || s->style == STYLE_EXPLAIN;
	if (s->kinds) return s->kinds & kind_bit((enum kind)r->kind) && (all || r->quote.depth == 1);
	return all || (r->kind != KIND_UNCLOSED && r->quote.depth == 1);
}

static uint64_t offset_of(const view *v, const byte *p) { return v->start + (uint64_t)(p - v->p); }

/* „ “: what opens it, a space, what closes it. */
static void write_marks(filter *f, const speech *r)
{
	byte marks[2 * SPEECH_MARK + 1];
	span opening = quote_opening(&r->quote), closing = quote_closing(&r->quote);
	size_t n = opening.n <= SPEECH_MARK ? opening.n : 0, m = closing.n <= SPEECH_MARK ? closing.n : 0;
	if (n) memcpy(marks, opening.p, n);
	marks[n] = ' ';
	if (m) memcpy(marks + n + 1, closing.p, m);
	output_field(&f->out, n + m ? (span){marks, n + m + 1} : (span){0});
}

static bool is_continued(const finder *s, const speech *r)
{
	return (r->goes_on || r->led) && !r->by.speaker.p && s->speaker.name.n;
}

static void write_speaker(const finder *s, filter *f, const view *v, const lang *l, const speech *r)
{
	bool known = is_continued(s, r);
	if (known) output_field(&f->out, buf_span(&s->speaker.name));
	else output_field_text(&f->out, l, r->by.speaker);
	for (int i = 0; known && i < PLACES; i++) output_field_offset(&f->out, s->speaker.places[i]);
	if (!known) output_field_place(&f->out, v, r->by.speaker);
	output_field_text(&f->out, l, r->by.cue);
	output_field_place(&f->out, v, r->by.cue);
	enum speaker_place place = known ? SPEAKER_CARRIED : r->by.place;
	output_field_name(&f->out, place ? speaker_place_name(place) : NULL);
}

/* A closing mark alone: it parts no quotation from what goes on with it. */
static bool is_stray(const speech *r) { return !r->quote.closed && r->quote.closing; }

/* A quotation that is in no other one. */
static bool is_outermost(const speech *r) { return r->quote.depth == 1 && r->kind != KIND_INDIRECT && !is_stray(r); }

static void write_group(const finder *s, filter *f, const view *v, const speech *r)
{
	if (is_outermost(r)) output_field_offset(&f->out, s->group);
	else if (r->quote.depth == 1 && is_stray(r)) output_field_offset(&f->out, offset_of(v, r->quote.at.p));
	else output_field(&f->out, (span){0});
}

static void write_record(
	finder *s, filter *f, const view *v, const lang *l, const speech *r, const speech *outer, record common)
{
	common.sent = r->sentence;
	common.kind = kind_name((enum kind)r->kind);
	common.rule = speech_rule_name(r);
	common.at = r->quote.at;
	common.text = quote_inside(&r->quote);
	output_record(&f->out, v, &common);
	write_marks(f, r);
	output_field_number(&f->out, (uint64_t)(r->kind == KIND_INDIRECT ? 0 : r->quote.depth));
	if (outer) output_field_offset(&f->out, offset_of(v, outer->quote.at.p));
	else output_field(&f->out, (span){0});
	write_group(s, f, v, r);
	write_speaker(s, f, v, l, r);
	output_record_end(&f->out);
}

static void explain(filter *f, const view *v, const speech *r)
{
	const byte *text_end = v->p + v->text, *at = r->quote.at.p, *who = r->by.speaker.p;
	span before = around_token_before(v->p, utf8_trim_space(v->p, at));
	filter_explain(
		f, v, at, kind_name((enum kind)r->kind), speech_rule_name(r), before, around_token_at(at, text_end));
	if (r->kind != KIND_INDIRECT)
		filter_explain(
			f, v, at, "marks", quote_rule_name(r->quote.rule), before, around_token_at(at, text_end));
	if (!who) return;
	before = around_token_before(v->p, utf8_trim_space(v->p, who));
	filter_explain(f, v, who, "speaker", speaker_place_name(r->by.place), before, around_token_at(who, text_end));
}

/* Remembers who says what may go on or follow in the next paragraph. */
static void remember_speaker(finder *s, filter *f, const view *v, span who)
{
	if (!who.p) return;
	buf_clear(&s->speaker.name);
	buf_add(&s->speaker.name, who);
	for (int i = 0; i < 2; i++) {
		const byte *p = who.p + (i ? who.n : 0);
		s->speaker.places[i] = offset_of(v, p);
		s->speaker.places[2 + i] = output_code_point(&f->out, v, p);
	}
}

static void write_find(
	finder *s, filter *f, const view *v, const lang *l, const speech *r, const speech *outer, record common)
{
	if (is_outermost(r) && !r->goes_on) {
		s->group = offset_of(v, r->quote.at.p);
		if (!r->led) buf_clear(&s->speaker.name);
	}
	if (!is_wanted(s, r)) return;
	f->total++;
	switch (s->style) {
	case STYLE_RECORDS: write_record(s, f, v, l, r, outer, common); break;
	case STYLE_EXPLAIN: explain(f, v, r); break;
	case STYLE_TEXT:
		output_joined(&f->out, l, s->marks ? r->quote.at : quote_inside(&r->quote), v->invalid);
		output_line_end(&f->out);
		break;
	case STYLE_COUNT:
	case STYLE_MARK: break;
	}
}

/* ---- What waits for the next paragraph ---- */

static void move(span *s, const byte *from, const byte *to)
{
	if (s->p) s->p = to + (s->p - from);
}

/* Keeps the records from `from` on, with a copy of their text: the view goes away. */
static void hold(finder *s, filter *f, const view *v, const lang *l, size_t from)
{
	held *h = &s->held;
	*h = (held){.any = true,
		.view = *v,
		.l = l,
		.common = filter_record(f, l),
		.from = from,
		.text = h->text,
		.found = s->found};
	s->found = (speech_array){0};
	buf_clear(&h->text);
	buf_add(&h->text, (span){v->p, v->n});
	h->view.p = h->text.p;
	for (size_t i = from; i < h->found.n; i++) {
		speech *r = h->found.p + i;
		move(&r->quote.at, v->p, h->text.p);
		move(&r->by.speaker, v->p, h->text.p);
		move(&r->by.cue, v->p, h->text.p);
	}
}

/* Writes the records from one place of an array to another. */
static void write_finds(finder *s, filter *f, const view *v, const lang *l, const speech_array *a, size_t from,
	size_t to, record common)
{
	for (size_t i = from; i < to; i++) {
		const speech *r = a->p + i;
		write_find(s, f, v, l, r, r->parent ? a->p + r->parent - 1 : NULL, common);
	}
}

/* Writes what was held, now that it is known whether its quotation goes on. */
static void release(finder *s, filter *f, bool goes_on)
{
	held *h = &s->held;
	if (!h->any) return;
	h->any = false;
	output_view(&f->out, &h->view);
	speech *open = h->found.p + h->from;
	if (goes_on) {
		open->kind = KIND_SPEECH;
		open->rule = KIND_RULE_REOPENED;
	}
	write_finds(s, f, &h->view, h->l, &h->found, h->from, h->from + 1, h->common);
	uint64_t group = s->group;
	write_finds(s, f, &h->view, h->l, &h->found, h->from + 1, h->found.n, h->common);
	s->group = group;
	if (goes_on) remember_speaker(s, f, &h->view, open->by.speaker);
	free(h->found.p);
	h->found = (speech_array){0};
}

/* ---- Text with its finds highlighted ---- */

typedef struct {
	const byte *p;
	uint32_t n;
	int colour;
} highlight;

typedef struct {
	highlight *p;
	size_t n, cap;
} highlight_array;

static int by_place(const void *a, const void *b)
{
	const highlight *x = a, *y = b;
	return x->p < y->p ? -1 : x->p > y->p;
}

static void add_highlight(highlight_array *a, span at, int colour)
{
	if (a->n == a->cap) a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = (highlight){at.p, (uint32_t)at.n, colour};
}

/* The quotations that are wanted, and who says them; of two that overlap the first is marked. */
static void write_marked(const finder *s, filter *f, const view *v)
{
	highlight_array a = {0};
	const byte *p = v->p;
	for (size_t i = 0; i < s->found.n; i++) {
		const speech *r = s->found.p + i;
		if (!is_wanted(s, r)) continue;
		add_highlight(&a, r->quote.at, 0);
		if (r->by.speaker.p) add_highlight(&a, r->by.speaker, 1);
	}
	if (a.n) qsort(a.p, a.n, sizeof *a.p, by_place);
	for (size_t i = 0; i < a.n; i++) {
		const highlight *h = a.p + i;
		if (h->p < p) continue;
		output_text(&f->out, (span){p, (size_t)(h->p - p)}, v->invalid);
		output_mark(&f->out, h->colour);
		output_text(&f->out, (span){h->p, h->n}, v->invalid);
		output_mark_end(&f->out);
		p = h->p + h->n;
	}
	output_text(&f->out, (span){p, (size_t)(v->p + v->n - p)}, v->invalid);
	free(a.p);
}

/* ---- Views ---- */

/* Fills in the sentences' numbers; tells the place of the quotation that is still open, or how many there are. */
static size_t number_sentences(finder *s)
{
	size_t open = s->found.n;
	for (size_t i = 0; i < s->found.n; i++) {
		speech *r = s->found.p + i;
		if (s->style == STYLE_RECORDS)
			r->sentence = sentence_counter_number(&s->state.sentences, r->quote.at.p);
		if (r->quote.open && open == s->found.n) open = i;
	}
	return open;
}

static void take_text(finder *s, filter *f, const view *v, const lang *l)
{
	span text = {v->p, v->text};
	release(s, f, speech_reopens(&s->state, text, v->first));
	output_view(&f->out, v);
	speech_find(l, text, v->first, &s->state, &s->found);
	size_t open = number_sentences(s), n = s->found.n;
	write_finds(s, f, v, l, &s->found, 0, open, filter_record(f, l));
	if (open < n && s->style != STYLE_MARK) {
		hold(s, f, v, l, open);
		return;
	}
	write_finds(s, f, v, l, &s->found, open, n, filter_record(f, l));
	if (s->style != STYLE_RECORDS || s->state.keeps) return;
	buf_clear(&s->speaker.name);
	remember_speaker(s, f, v, s->state.leads.speaker);
}

static void take_view(void *self, filter *f, const view *v, const lang *l)
{
	finder *s = self;
	s->found.n = 0;
	if (v->kind == VIEW_TEXT) take_text(s, f, v, l);
	if (s->style == STYLE_MARK) write_marked(s, f, v);
}

static void document_end(void *self, filter *f)
{
	finder *s = self;
	release(s, f, false);
	buf_clear(&s->speaker.name);
}

static void finish(void *self, filter *f)
{
	finder *s = self;
	(void)f;
	speech_free(&s->state, &s->found);
	free(s->held.found.p);
	buf_free(&s->held.text);
	buf_free(&s->speaker.name);
}

int main(int argc, char **argv)
{
	static const option_row options[] = {
		{'i', "indirect", NULL, "find what is said without quotation marks, too"},
		{'k', "kind", "KIND,...", "only these: speech, fragment, title, term, unclosed, indirect"},
		{'q', "marks", NULL, "print the quotation marks, too"},
		{'c', "count", NULL, "print the number of quotations alone"},
		{FILTER_MARK, "mark", NULL, "print the whole input, quotations and speakers highlighted"},
		{FILTER_EXPLAIN, "explain", "[=N]", "print each decision and its rule; with N those near byte N"},
		{0, NULL, NULL, NULL},
	};
	static const char *const columns[] = {"marks", "depth", "parent", "group", "speaker", "speaker_start",
		"speaker_end", "speaker_cstart", "speaker_cend", "cue", "cue_start", "cue_end", "cue_cstart",
		"cue_cend", "place", NULL};
	static const program self = {.name = "find-quotes",
		.summary = "Writes the quotations, one a line, without their marks.",
		.options = options,
		.columns = columns,
		.option = take_option,
		.begin = begin,
		.document = document,
		.view = take_view,
		.document_end = document_end,
		.finish = finish};
	finder s = {0};
	return filter_main(argc, argv, &self, &s);
}
