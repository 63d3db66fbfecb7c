#include "speech.h"

#include <stdlib.h>
#include <string.h>

void speech_document(speech_state *s)
{
	s->marks = (quote_state){0};
	s->mark_bytes = 0;
	s->last = (attribution){0};
}

static void append(speech_array *out, speech s)
{
	if (out->n == out->cap) out->p = array_grow(out->p, &out->cap, out->n + 1, sizeof *out->p);
	out->p[out->n++] = s;
}

/* ---- From marks to records ---- */

/* Takes those off the stack that end before p. */
static int pop(const speech_array *a, const size_t *around, int depth, const byte *p)
{
	while (depth && a->p[around[depth - 1]].quote.at.p + a->p[around[depth - 1]].quote.at.n <= p) depth--;
	return depth;
}

/* A record for each quotation, at the same place from `from` on, its kind that of an inner one. */
static void from_quotes(const lang *l, const quote_array *quotes, bool plain, speech_array *out)
{
	size_t from = out->n, around[QUOTE_DEPTH + 1];
	int depth = 0;
	for (size_t i = 0; i < quotes->n; i++) {
		const quote *q = quotes->p + i;
		judgement j = {KIND_UNCLOSED, KIND_RULE_UNCLOSED, false};
		depth = pop(out, around, depth, q->at.p);
		if (q->closed && plain) j.kind = KIND_FRAGMENT;
		else if (q->closed && q->depth > 1) j = kind_judge_inner(l, q);
		append(out, (speech){.quote = *q,
				    .parent = depth ? (uint32_t)around[depth - 1] + 1 : 0,
				    .kind = (byte)j.kind,
				    .rule = (byte)j.rule,
				    .goes_on = q->again});
		if (q->closed && depth <= QUOTE_DEPTH) around[depth++] = from + i;
	}
}

/* ---- Who says it ---- */

/* Whether the quotation is all of its sentence. */
static bool is_alone(const clause *c, int k)
{
	for (int i = 0; i < c->n; i++)
		if (i != k && c->t[i].kind != TOKEN_STOP && c->t[i].kind != TOKEN_DASH && c->t[i].kind != TOKEN_QUOTE)
			return false;
	return true;
}

static bool has_grammar(const clause *c, uint32_t grammar)
{
	for (int i = 0; i < c->n; i++)
		if (c->t[i].grammar & grammar) return true;
	return false;
}

/* Who spoke last speaks on in a quotation that stands alone, and in a sentence of reported speech. */
static attribution carry(const speech_state *s, const clause *c, int k, attribution a)
{
	bool told = a.place == SPEAKER_COLON && !a.cue.p && has_grammar(c, GRAM_SUBJUNCTIVE);
	if (told && s->last.place) a.speaker = (span){0};
	bool on = told || is_alone(c, k) ||
		  (a.place == SPEAKER_NONE ? has_grammar(c, GRAM_SUBJUNCTIVE) : a.place == SPEAKER_SOURCE);
	if (a.speaker.p || !s->last.place || s->silence >= CLAUSE_BEFORE || !on) return a;
	attribution last = s->last;
	last.place = SPEAKER_CARRIED;
	if (a.cue.p) last.cue = a.cue;
	return last;
}

/* Who is to speak on behind this sentence: whoever says a quotation in it, else whoever says something. */
static void remember(speech_state *s, const clause *c, const attribution *quoted)
{
	s->silence++;
	if (quoted->speaker.p) {
		s->last = *quoted;
		s->silence = 0;
		return;
	}
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < s->cues.n; i++) {
			const cue *q = s->cues.c + i;
			if ((q->kind == CUE_BESIDE) != pass || q->to == q->from) continue;
			s->silence = 0;
			s->last = (attribution){
				SPEAKER_INSIDE, clause_span(c, q->from, q->to), clause_span(c, q->verb, q->last + 1)};
			return;
		}
}

/* Whether the quotation goes on with the one before it in the sentence, which a tag interrupted: „Das“, sagte er, „ist
 * neu.“ */
static bool is_resumed(const clause *c, int k, const attribution *before, const attribution *a)
{
	enum token_kind kind = clause_kind(c, k - 1);
	return before->place == SPEAKER_AFTER && before->cue.p == a->cue.p &&
	       (kind == TOKEN_COMMA || kind == TOKEN_DASH) && before->cue.p < c->t[k].at.p;
}

static void judge_sentence(speech_state *s, const lang *l, size_t base, speech_array *out)
{
	const clause *c = &s->clause;
	attribution before = {0};
	enum kind kind = KIND_TERM, last = KIND_UNCLOSED;
	for (int k = 0; k < c->n; k++) {
		if (c->t[k].kind != TOKEN_QUOTE) continue;
		const quote *q = s->quotes.p + c->t[k].quote;
		speech *r = out->p + base + c->t[k].quote;
		attribution a = carry(s, c, k, speaker_find(l, c, &s->cues, k));
		judgement j = kind_judge(l, c, k, q, &a, last);
		if (r->goes_on || q->broken) j = (judgement){KIND_SPEECH, KIND_RULE_REOPENED, false};
		bool resumed =
			!j.named && is_resumed(c, k, &before, &a) && (kind == KIND_SPEECH || kind == KIND_FRAGMENT);
		if (resumed) j.kind = kind;
		r->goes_on |= resumed;
		last = j.kind;
		if (q->closed) r->kind = (byte)j.kind, r->rule = (byte)j.rule;
		if (j.kind == KIND_SPEECH || j.kind == KIND_FRAGMENT) {
			r->by = a;
			before = a;
			kind = j.kind;
		}
	}
	remember(s, c, &before);
}

/* ---- Indirect speech ---- */

static bool comes_first(const indirect *r, const byte *p) { return r->at.p <= p; }

/* How much of the reported speech, which is in order, comes before what begins at p. */
static size_t how_many_before(const indirect_array *reported, const byte *p)
{
	size_t low = 0, high = reported->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (comes_first(reported->p + middle, p)) low = middle + 1;
		else high = middle;
	}
	return low;
}

static speech of_indirect(const indirect *r)
{
	return (speech){.quote = {.at = r->at, .depth = 1}, .kind = KIND_INDIRECT, .rule = (byte)r->rule, .by = r->by};
}

/* Puts the reported speech among the quotations from `from` on, from the last to the first; the places of parents move
 * with them. */
static void merge(const indirect_array *reported, size_t from, speech_array *out)
{
	size_t n = out->n, k = reported->n;
	for (size_t i = from; i < n && k; i++) {
		uint32_t parent = out->p[i].parent;
		if (parent)
			out->p[i].parent = parent + (uint32_t)how_many_before(reported, out->p[parent - 1].quote.at.p);
	}
	for (size_t i = 0; i < reported->n; i++) append(out, (speech){0});
	for (size_t to = out->n; k; to--) {
		bool quotation = n > from && comes_first(reported->p + k - 1, out->p[n - 1].quote.at.p);
		if (quotation) out->p[to - 1] = out->p[--n];
		else out->p[to - 1] = of_indirect(reported->p + --k);
	}
}

/* ---- The paragraph ---- */

static bool lines_end(const lang *l, span text, enum newline want)
{
	if (want == NEWLINE_WRAP || !memchr(text.p, '\n', text.n)) return false;
	return want == NEWLINE_END || newline_decide(l, text) == NEWLINE_END;
}

static bool has_unclosed(const quote_array *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (!a->p[i].closed) return true;
	return false;
}

bool speech_reopens(const speech_state *s, span text, bool first)
{
	const byte *end = text.p + text.n, *p = utf8_skip_space(text.p, end);
	if (s->mark_bytes == 0 || !first) return s->mark_bytes != 0;
	return (size_t)(end - p) > s->mark_bytes && memcmp(p, s->mark, s->mark_bytes) == 0;
}

static void remember_open(speech_state *s)
{
	s->mark_bytes = 0;
	for (size_t i = 0; i < s->quotes.n; i++) {
		const quote *q = s->quotes.p + i;
		if (!q->open || q->opening > sizeof s->mark) continue;
		memcpy(s->mark, q->at.p, q->opening);
		s->mark_bytes = q->opening;
	}
}

void speech_find(const lang *l, span text, bool first, speech_state *s, speech_array *out)
{
	size_t base = out->n;
	s->quotes.n = s->reported.n = 0;
	bool reopened = speech_reopens(s, text, first);
	quote_find(l, text, first, &s->marks, &s->quotes);
	bool asks = s->plain ? has_unclosed(&s->quotes) : s->indirect || s->quotes.n;
	bool lines = asks && lines_end(l, text, s->newline);
	if (lines) quote_reopen(text, 0, &s->quotes);
	s->last = (attribution){0};
	from_quotes(l, &s->quotes, s->plain, out);
	remember_open(s);
	if (reopened && s->quotes.n)
		out->p[base].goes_on |= s->quotes.p[0].at.p == utf8_skip_space(text.p, text.p + text.n);
	if ((s->quotes.n == 0 && !s->indirect) || s->plain) return;
	clause_walk w;
	clause_begin(&w, l, text, &s->quotes, 0, lines);
	for (size_t done = 0; done < s->quotes.n || s->indirect; done = w.next) {
		if (!s->indirect) clause_skip(&w);
		if (!clause_next(&w, &s->clause)) break;
		cue_find(l, &s->clause, &s->cues);
		if (s->indirect) indirect_find(l, &s->clause, &s->cues, &s->last, &s->reported);
		judge_sentence(s, l, base, out);
	}
	merge(&s->reported, base, out);
}

const char *speech_rule_name(const speech *s)
{
	return s->kind == KIND_INDIRECT ? indirect_rule_name(s->rule) : kind_rule_name(s->rule);
}

void speech_free(speech_state *s, speech_array *out)
{
	quote_array_free(&s->quotes);
	indirect_array_free(&s->reported);
	free(out->p);
	*out = (speech_array){0};
}
