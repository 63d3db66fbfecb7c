#include "speech.h"

#include <stdlib.h>
#include <string.h>

enum { LEAD_TOKENS = 3 }; /* so many at most before a quotation that goes on with the one before by a colon */

void speech_document(speech_state *s)
{
	s->marks = (quote_state){0};
	s->mark_bytes = 0;
	s->leads = (attribution){0};
	s->colon = s->keeps = false;
	s->last = (attribution){0};
	sentence_counter_document(&s->sentences, s->newline);
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
	/* At once: growing bit by bit, a text of marks alone would have two such arrays at a time. */
	out->p = array_grow(out->p, &out->cap, from + quotes->n, sizeof *out->p);
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

/* Whoever says something in the sentence, in words of his own rather than in what is quoted. */
static bool speaks(const clause *c, const cue_list *cues, attribution *who)
{
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < cues->n; i++) {
			const cue *q = cues->c + i;
			if ((q->kind == CUE_BESIDE) != pass || q->to == q->from) continue;
			*who = (attribution){SPEAKER_INSIDE, clause_span(c, q->from, q->to),
				clause_span(c, q->verb, q->last + 1), q->reported};
			return true;
		}
	return false;
}

/* Keeps the walk that begins with a sentence (its p NULL: nobody speaks in it) as the last one before what follows. */
static void pass(speech_state *s, clause_walk w)
{
	s->silence++;
	if (s->n_before == CLAUSE_BEFORE) memmove(s->before, s->before + 1, (size_t)--s->n_before * sizeof w);
	s->before[s->n_before++] = w;
}

/* Reads a sentence that was passed, and tells whether somebody speaks in it. */
static bool read_passed(speech_state *s, clause_walk w, const byte *end)
{
	bool any = false;
	if (!w.p) return false;
	while (w.p < end && clause_next(&w, &s->passed)) {
		cue_find(w.l, &s->passed, &s->passed_cues);
		any |= speaks(&s->passed, &s->passed_cues, &s->last);
	}
	return any;
}

/* Sees to it that `last` and `silence` are right for the sentence at hand, by reading those before it, the nearest
 * first. */
static void look_back(speech_state *s, const clause *c)
{
	const byte *end = c->t[0].at.p;
	for (int i = s->n_before; i-- > 0;) {
		bool any = read_passed(s, s->before[i], end);
		if (s->before[i].p) end = s->before[i].p;
		s->before[i].p = NULL;
		if (!any) continue;
		s->silence = s->n_before - 1 - i;
		memmove(s->before, s->before + i + 1, (size_t)s->silence * sizeof *s->before);
		s->n_before = s->silence;
		return;
	}
}

/* Who spoke last speaks on in a quotation that stands alone, and in a sentence of reported speech. */
static attribution carry(speech_state *s, const lang *l, const clause *c, int k, attribution a)
{
	bool reported = c->grammar & GRAM_SUBJUNCTIVE, told = a.place == SPEAKER_COLON && !a.cue.p && reported;
	bool owned = a.place == SPEAKER_COLON && !a.cue.p && a.speaker.p && lang_in(l->owner, c->t[0].at);
	bool led = a.place == SPEAKER_COLON && !a.cue.p && !a.speaker.p && k <= LEAD_TOKENS; /* Und: „…“ */
	bool on = told || led || is_alone(c, k) || (a.place == SPEAKER_NONE ? reported : a.place == SPEAKER_SOURCE);
	bool again = owned || (a.reported && a.speaker.p && a.place != SPEAKER_SOURCE);
	if ((!on && !again) || (a.speaker.p && !told && !again)) return a;
	look_back(s, c);
	if ((told || again) && s->last.place && s->silence < CLAUSE_BEFORE) a.speaker = (span){0};
	if (a.speaker.p || !s->last.place || s->silence >= CLAUSE_BEFORE) return a;
	attribution last = s->last;
	last.place = SPEAKER_CARRIED;
	if (a.cue.p) last.cue = a.cue;
	return last;
}

/* Who is to speak on behind this sentence: whoever says a quotation in it, else whoever says something. */
static void remember(speech_state *s, const clause *c, const attribution *quoted)
{
	if (quoted->speaker.p) s->last = *quoted;
	else if (!speaks(c, &s->cues, &s->last)) {
		pass(s, (clause_walk){0});
		return;
	}
	s->silence = s->n_before = 0;
}

/* Whether the quotation goes on with the one before it in the sentence, which a tag interrupted: „Das“, sagte er, „ist
 * neu.“ */
static bool is_resumed(const clause *c, int k, const attribution *before, const attribution *a)
{
	enum token_kind kind = clause_kind(c, k - 1);
	return before->place == SPEAKER_AFTER && before->cue.p == a->cue.p &&
	       (kind == TOKEN_COMMA || kind == TOKEN_DASH) && before->cue.p < c->t[k].at.p;
}

static attribution judge_sentence(speech_state *s, const lang *l, size_t base, speech_array *out)
{
	const clause *c = &s->clause;
	attribution before = {0};
	enum kind kind = KIND_TERM, last = KIND_UNCLOSED;
	for (int k = 0; c->quoted && k < c->n; k++) {
		if (c->t[k].kind != TOKEN_QUOTE) continue;
		const quote *q = s->quotes.p + c->t[k].quote;
		speech *r = out->p + base + c->t[k].quote;
		attribution a = carry(s, l, c, k, speaker_find(l, c, &s->cues, k));
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
	return before;
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

static bool has_unclosed(const quote_array *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (!a->p[i].closed) return true;
	return false;
}

/* Whether line ends end sentences. Finds the sentences, unless the caller has no use for them; then the lines are
 * looked at where a quotation may end with one. */
static bool lines_end(speech_state *s, const lang *l, span text, bool first)
{
	if (!s->plain) {
		sentence_counter_view(&s->sentences, l, text, first);
		return s->sentences.state.broken && s->sentences.state.decided == NEWLINE_END;
	}
	if (s->newline == NEWLINE_WRAP || !has_unclosed(&s->quotes) || !memchr(text.p, '\n', text.n)) return false;
	return s->newline == NEWLINE_END || newline_decide(l, text) == NEWLINE_END;
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

/* ---- From paragraph to paragraph ---- */

static bool ends_in_colon(span text)
{
	const byte *end = utf8_trim_space(text.p, text.p + text.n);
	return end > text.p && end[-1] == ':';
}

/* Marks the quotation that is the sentence at hand and begins at p, if the paragraph before leads to it: the first of
 * its paragraph, or one behind such. Returns where the next one may begin. */
static const byte *follow(speech_state *s, const byte *p, const byte *end, size_t base, speech_array *out, bool colon)
{
	const clause *c = &s->clause;
	span at = clause_span(c, 0, c->n);
	const byte *next = utf8_skip_space(at.p + at.n, end);
	if (at.p != p || !(colon || next == end) || clause_kind(c, 0) != TOKEN_QUOTE || !is_alone(c, 0)) return NULL;
	speech *r = out->p + base + c->t[0].quote;
	r->led = !r->by.speaker.p && (r->kind == KIND_SPEECH || r->kind == KIND_FRAGMENT);
	s->keeps = r->led && next == end;
	return r->led ? next : NULL;
}

/* Reads the next sentence; where there is none, the last one stays. */
static bool next_sentence(speech_state *s, clause_walk *w)
{
	const byte *end = w->text.p + w->text.n;
	return utf8_skip_space(w->p, end) < end && clause_next(w, &s->clause);
}

/* Remembers who leads to the next paragraph. The walk is at the end of the last sentence with a quotation, said by
 * `quoted`. */
static void lead(speech_state *s, span text, clause_walk *w, const attribution *quoted)
{
	const byte *end = text.p + text.n;
	s->colon = ends_in_colon(text);
	if (!s->colon) {
		if (utf8_skip_space(w->p, end) == end) s->leads = *quoted;
		return;
	}
	while (next_sentence(s, w)) cue_find(w->l, &s->clause, &s->cues);
	s->leads = speaker_ahead(&s->clause, &s->cues);
}

/* Goes to the sentence of the next quotation; false where there is none. */
static bool skip(speech_state *s, clause_walk *w)
{
	clause_walk before[CLAUSE_BEFORE];
	if (!clause_has_quote(w)) return false;
	int n = clause_skip(w, before);
	for (int i = 0; i < n; i++) pass(s, before[i]);
	return true;
}

/* The same for indirect speech: goes past sentences in which nothing is said. True. */
static bool skip_plain(speech_state *s, clause_walk *w, attribution *quoted)
{
	int n = clause_skip_plain(w);
	if (n == 0) return true;
	for (int i = 0; i < n && i < CLAUSE_BEFORE; i++) pass(s, (clause_walk){0});
	s->silence += n > CLAUSE_BEFORE ? n - CLAUSE_BEFORE : 0;
	s->clause.n = s->cues.n = 0;
	*quoted = (attribution){0};
	return true;
}

/* Reads the sentences of the text: those with quotations, and what they need of others; for indirect speech those with
 * a word that may belong to a cue, too. */
static void read_sentences(speech_state *s, const lang *l, span text, bool first, size_t base, speech_array *out)
{
	const byte *end = text.p + text.n, *led = first ? utf8_skip_space(text.p, end) : NULL;
	bool colon = s->colon;
	clause_walk w = {.l = l,
		.text = text,
		.quotes = &s->quotes,
		.sentences = &s->sentences.found,
		.p = text.p,
		.broken = s->sentences.state.broken};
	attribution quoted = {0};
	s->last = (attribution){0};
	s->n_before = 0;
	s->clause.n = s->cues.n = 0;
	while ((s->indirect ? skip_plain(s, &w, &quoted) : skip(s, &w)) && next_sentence(s, &w)) {
		cue_find(l, &s->clause, &s->cues);
		if (s->indirect) indirect_find(l, &s->clause, &s->cues, &s->last, &s->reported);
		quoted = judge_sentence(s, l, base, out);
		if (led) led = follow(s, led, end, base, out, colon);
	}
	lead(s, text, &w, &quoted);
}

void speech_find(const lang *l, span text, bool first, speech_state *s, speech_array *out)
{
	size_t base = out->n;
	s->quotes.n = s->reported.n = 0;
	bool reopened = speech_reopens(s, text, first);
	quote_find(l, text, first, &s->marks, &s->quotes);
	if (lines_end(s, l, text, first)) quote_reopen(text, 0, &s->quotes);
	from_quotes(l, &s->quotes, s->plain, out);
	remember_open(s);
	if (reopened && s->quotes.n)
		out->p[base].goes_on |= s->quotes.p[0].at.p == utf8_skip_space(text.p, text.p + text.n);
	s->leads = (attribution){0};
	s->keeps = false;
	if (!s->plain && (s->quotes.n || s->indirect || ends_in_colon(text)))
		read_sentences(s, l, text, first, base, out);
	else s->colon = false;
	merge(&s->reported, base, out);
}

const char *speech_rule_name(const speech *s)
{
	return s->kind == KIND_INDIRECT ? indirect_rule_name(s->rule) : kind_rule_name(s->rule);
}

void speech_free(speech_state *s, speech_array *out)
{
	sentence_array_free(&s->sentences.found);
	quote_array_free(&s->quotes);
	indirect_array_free(&s->reported);
	free(out->p);
	*out = (speech_array){0};
}
