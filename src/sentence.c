#include "sentence.h"

#include <stdlib.h>
#include <string.h>

#include "boundary.h"
#include "mark.h"
#include "uax29.h"

enum { FOUND_KEPT = 4096 /* sentences; a text of full stops alone has more, and is not to take their room for good */ };

static void append(sentence_array *out, const byte *from, const byte *to, const boundary *b)
{
	if (out->n == out->cap) out->p = array_grow(out->p, &out->cap, out->n + 1, sizeof *out->p);
	sentence *s = out->p + out->n++;
	s->at.p = from;
	s->at.n = (size_t)(to - from);
	s->next = b->next;
	s->ends = b->breaks;
	s->rule = b->rule;
}

void sentence_array_free(sentence_array *a)
{
	free(a->p);
	*a = (sentence_array){0};
}

/* The next candidate in [p, end), or line feed if `stops` has it, or end. Counts the brackets that are open on the way.
 */
static const byte *candidate(const lang *l, const scan_set *stops, unsigned *open, const byte *p, const byte *end)
{
	for (p = scan(p, end, stops); p < end; p = scan(p + 1, end, stops)) {
		int bracket = mark_bracket(*p);
		if (bracket > 0) ++*open;
		else if (bracket < 0) *open -= *open > 0;
		else if (*p < 0x80 || mark_is_terminator(l, p, end)) break;
	}
	return p;
}

/* The sentences of a text in which line breaks are white space; `rule` is what ends the last one, and `next` what
 * follows it. If `stops` has the line feed there must be none: the first one ends the search, and the result is false.
 */
static bool find_until(
	const lang *l, const scan_set *stops, span text, const byte *next, unsigned rule, sentence_array *out)
{
	const byte *end = text.p + text.n, *from = utf8_skip_space(text.p, end);
	unsigned open = 0;
	for (const byte *p = candidate(l, stops, &open, text.p, end); p < end; p = candidate(l, stops, &open, p, end)) {
		boundary b;
		if (*p == '\n') return false;
		boundary_judge(l, text, from, open, p, &b);
		append(out, from, b.end, &b);
		p = b.end;
		if (!b.breaks) continue;
		from = b.next;
		open = 0;
	}
	boundary last = {.next = next, .breaks = true, .rule = rule};
	if (from < end) append(out, from, utf8_trim_space(from, end), &last);
	else if (out->n) out->p[out->n - 1].next = next;
	return true;
}

static void find(const lang *l, span text, const byte *next, unsigned rule, sentence_array *out)
{
	find_until(l, &l->terminators, text, next, rule, out);
}

/* The line end in [p, end): a line feed, or `unicode`: whatever separates paragraphs there. */
static const byte *line_end(bool unicode, const byte *p, const byte *end, size_t *length)
{
	if (unicode) return uax29_separator(p, end, length);
	const byte *feed = memchr(p, '\n', (size_t)(end - p));
	*length = feed != NULL;
	return feed ? feed : end;
}

/* Each line end ends a sentence; `unicode` has units of white space alone, too. */
static void find_lines(const lang *l, span text, bool unicode, sentence_array *out)
{
	const byte *p = text.p, *end = text.p + text.n;
	while (p < end) {
		size_t length;
		const byte *at = line_end(unicode, p, end, &length), *next = at + length;
		boundary blank = {.next = next, .breaks = true, .rule = BOUNDARY_LINE};
		if (unicode && utf8_skip_space(p, at) == at) append(out, p, p, &blank);
		else find(l, (span){p, (size_t)(at - p)}, next, length ? BOUNDARY_LINE : BOUNDARY_PARAGRAPH, out);
		p = next;
	}
}

/* Wrapped text: its line breaks are white space, but for those that end a unit. */
static void find_wrapped(const lang *l, span text, sentence_array *out)
{
	const byte *from = text.p, *end = text.p + text.n;
	for (newline_walk w = {.l = l, .text = text, .unit = text.p}; newline_next(&w);) {
		if (w.evidence != NEWLINE_UNIT) continue;
		find(l, (span){from, (size_t)(w.feed - from)}, w.feed + 1, BOUNDARY_LINE, out);
		from = w.feed + 1;
	}
	find(l, (span){from, (size_t)(end - from)}, end, BOUNDARY_PARAGRAPH, out);
}

void sentence_find(const lang *l, span text, bool first, sentence_state *state, sentence_array *out)
{
	size_t n = out->n;
	bool unicode = l->unicode && state->want == NEWLINE_END; /* then its rule is Unicode's exactly */
	state->broken = unicode || !find_until(l, &l->stops, text, text.p + text.n, BOUNDARY_PARAGRAPH, out);
	if (state->want != NEWLINE_AUTO) state->decided = state->want;
	else if (first) state->decided = state->broken ? newline_decide(l, text) : NEWLINE_AUTO;
	if (!state->broken) return;
	out->n = n;
	if (state->decided == NEWLINE_END) find_lines(l, text, unicode, out);
	else if (state->decided == NEWLINE_AUTO) find_wrapped(l, text, out);
	else find(l, text, text.p + text.n, BOUNDARY_PARAGRAPH, out);
}

const char *sentence_kind(const lang *l, const sentence *s)
{
	const byte *end = s->at.p + s->at.n;
	bool mark = s->rule == BOUNDARY_LINE || s->rule == BOUNDARY_PARAGRAPH;
	if (newline_is_item(s->at.p, end)) return "item";
	return mark && !mark_is_final(l, s->at.p, end) ? "heading" : "sentence";
}

void sentence_counter_document(sentence_counter *c, enum newline want)
{
	c->state = (sentence_state){.want = want};
	c->found.n = c->at = 0;
	c->number = 0;
}

/* Steps to the next place where a sentence ends. */
static void step(sentence_counter *c)
{
	while (c->at < c->found.n && !(c->found.p[c->at].ends && c->found.p[c->at].at.n)) c->at++;
}

void sentence_counter_view(sentence_counter *c, const lang *l, span text, bool first)
{
	for (; step(c), c->at < c->found.n; c->at++) c->number++;
	if (c->found.cap > FOUND_KEPT) sentence_array_free(&c->found);
	c->found.n = c->at = 0;
	sentence_find(l, text, first, &c->state, &c->found);
}

uint64_t sentence_counter_number(sentence_counter *c, const byte *p)
{
	for (; step(c), c->at < c->found.n && c->found.p[c->at].at.p + c->found.p[c->at].at.n <= p; c->at++)
		c->number++;
	return c->number + 1;
}

size_t sentence_cut(const lang *l, span text, span *rest)
{
	if (text.n <= SENTENCE_AHEAD) return 0;
	const byte *end = text.p + text.n - SENTENCE_AHEAD, *found = NULL, *begin = utf8_skip_space(text.p, end);
	const byte *from = end - text.p > SENTENCE_BACK ? end - SENTENCE_BACK : text.p;
	unsigned open = from > text.p;
	for (const byte *p = candidate(l, &l->terminators, &open, from, end); p < end;
		p = candidate(l, &l->terminators, &open, p, end)) {
		boundary b;
		boundary_judge(l, text, begin, open, p, &b);
		p = b.end;
		if (!b.breaks) continue;
		begin = b.next;
		open = 0;
		if (b.next >= end) continue;
		found = b.end;
		*rest = (span){b.next, (size_t)(text.p + text.n - b.next)};
	}
	return found ? (size_t)(found - text.p) : 0;
}
