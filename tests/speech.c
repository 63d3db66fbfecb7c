#include "speech.h"

#include <stdio.h>

#include "sample.h"

static lang_set set;

/* What is found in a text, as "kind/speaker/inside", with a | between them. */
static void finds(const char *code, const char *text, const char *expected)
{
	speech_array a = {0};
	speech_state *state = zalloc(sizeof *state);
	buf out = {0};
	state->indirect = true;
	speech_find(lang_set_get(&set, code), span_of(text), true, state, &a);
	for (size_t i = 0; i < a.n; i++) {
		if (i) buf_add_byte(&out, '|');
		buf_add(&out, span_of(kind_name((enum kind)a.p[i].kind)));
		buf_add_byte(&out, '/');
		buf_add(&out, a.p[i].by.speaker);
		buf_add_byte(&out, '/');
		buf_add(&out, quote_inside(&a.p[i].quote));
	}
	check_case = text;
	CHECK_SPAN(buf_span(&out), expected);
	check_case = NULL;
	buf_free(&out);
	speech_free(state, &a);
	free(state);
}

static void cases(void)
{
	finds("de", "", "");
	finds("de", "Er sagte: \"Wir kommen.\"", "speech/Er/Wir kommen.");
	finds("de", "Er sagte, er komme. Das sei \"gut\".",
		"indirect/Er/er komme|indirect/Er/Das sei \"gut\"|fragment/Er/gut");
	finds("de", "\"Das\", rief Frau Abel, \"ist neu.\"", "speech/Frau Abel/Das|speech/Frau Abel/ist neu.");
	finds("en", "\"It rains,\" said Mr. Abel. \"It snows.\"",
		"speech/Mr. Abel/It rains,|speech/Mr. Abel/It snows.");
}

/* Spans inside the text, records in the order of their starts, parents before what is in them, a rule for each. */
static bool in_order(span text, const speech_array *a)
{
	for (size_t i = 0; i < a->n; i++) {
		const speech *r = a->p + i;
		if (!sample_inside(text, r->quote.at) || !sample_inside(r->quote.at, quote_inside(&r->quote)) ||
			!*speech_rule_name(r))
			return false;
		if (r->by.speaker.p && !sample_inside(text, r->by.speaker)) return false;
		if (r->by.cue.p && !sample_inside(text, r->by.cue)) return false;
		if (i && r->quote.at.p < a->p[i - 1].quote.at.p) return false;
		if (r->parent > i || (r->parent && !sample_inside(a->p[r->parent - 1].quote.at, r->quote.at)))
			return false;
	}
	return true;
}

static bool is_right(const lang *l, span text)
{
	speech_array a = {0};
	speech_state *state = zalloc(sizeof *state);
	size_t half = text.n ? check_below(text.n) : 0;
	state->indirect = true;
	speech_find(l, text, true, state, &a);
	bool ok = in_order(text, &a);
	a.n = 0;
	speech_document(state);
	speech_find(l, span_cut(text, 0, half), true, state, &a);
	ok = ok && in_order(span_cut(text, 0, half), &a);
	a.n = 0;
	speech_find(l, span_cut(text, half, text.n), false, state, &a);
	ok = ok && in_order(span_cut(text, half, text.n), &a);
	speech_free(state, &a);
	free(state);
	return ok;
}

int main(void)
{
	static const char *const texts[] = {
		"Laut Frau Abel, der Leiterin (SPD), die am Montag kam, sei das \"neu\". \"Ja\", sagte sie, \"nein.\" "
		"Er teilte mit, dass es \"so\" sei.",
		"\"Why?\" Mr. Abel, the mayor of York, asked. According to him, it \"rained\" and she has said that "
		"\"nobody\" came - as he put it.",
	};
	cases();
	sample_all(4000, texts, 2, is_right);
	lang_set_free(&set);
	return check_end();
}
