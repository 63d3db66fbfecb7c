#include "cue.h"

/* ---- Verbs ---- */

/* The particle of the verb at i, at the end of its clause; -1 if it has none. */
static int particle(const lang *l, const clause *c, int i)
{
	if (!(clause_grammar(c, i) & GRAM_SPLIT)) return -1;
	span particles = lang_value(l, LANG_PARTICLES, c->t[i].at);
	if (i > 0 && clause_ends_part(c, i + 1) && clause_kind(c, i - 1) == TOKEN_WORD &&
		lang_in(particles, c->t[i - 1].at))
		return i - 1; /* at the end of a clause: bekannt gab */
	for (int j = i + 1; j < c->n && j < i + CLAUSE_REACH; j++) {
		enum token_kind kind = clause_kind(c, j);
		if (kind == TOKEN_COLON || kind == TOKEN_STOP) return -1;
		bool inside = clause_kind(c, j + 1) == TOKEN_WORD && !clause_grammar(c, j + 1); /* mostly */
		if (kind != TOKEN_WORD || inside) continue;
		if (clause_ends_part(c, j + 1) && lang_in(particles, c->t[j].at)) return j;
	}
	return -1;
}

/* The auxiliary with which the participle at i is a verb: before it in its clause, or right behind it; -1 if there is
 * none. */
static int auxiliary(const lang *l, const clause *c, int i)
{
	const uint32_t between = GRAM_ADVERB | GRAM_AUXILIARY | GRAM_PASSIVE | GRAM_OBJECT;
	const uint32_t wanted = GRAM_AUXILIARY | GRAM_PASSIVE;
	bool finite_too = clause_grammar(c, i) & GRAM_SAY;
	for (int j = i - 1; j >= 0 && j > i - CLAUSE_REACH; j--) {
		enum token_kind kind = clause_kind(c, j);
		if (kind == TOKEN_COLON || kind == TOKEN_STOP || clause_opens(c, j)) break;
		if (kind == TOKEN_COMMA && (finite_too || clause_grammar(c, j + 1) & GRAM_RELATIVE)) break;
		if (clause_grammar(c, j) & wanted) return j;
		bool inverted =
			clause_grammar(c, j) & GRAM_PRONOUN && clause_grammar(c, j - 1) & wanted; /* a-t-il dit */
		if (l->verb_second || inverted) continue;
		if (!(clause_grammar(c, j) & between) && !phrase_is_adverb(l, c, j)) break;
	}
	for (int j = i + 1; l->verb_second && j <= i + 2 && clause_kind(c, j) == TOKEN_WORD; j++)
		if (clause_grammar(c, j) & wanted) return j;
	return -1;
}

/* Whether the phrase of the preposition at a stands before the verb f, and no sentence of its own between them. */
static bool is_fronted(const lang *l, const clause *c, int a, int f)
{
	int end = phrase_end(l, c, a + 1, f, 0);
	return end == f || clause_kind(c, end) != TOKEN_WORD || clause_last_comma(c, a, f) == a;
}

/* Whether token i is a preposition that may bring a text in which something is said. */
static bool is_place(const lang *l, const clause *c, int i)
{
	return clause_grammar(c, i) & GRAM_PREPOSITION && !lang_in(l->about, c->t[i].at);
}

/* Nobody: "es heißt in dem Bericht". The source is what the preposition before or behind brings. */
static void impersonal(const lang *l, const clause *c, cue *q)
{
	int a = clause_part(c, q->verb), behind = q->to > q->finite ? q->to : q->finite + 1;
	int after = phrase_skip_adverbs(c, behind, c->n);
	if (clause_opens(c, a)) a++; /* wie aus dem Bericht hervorgeht */
	q->from = q->to = 0;
	bool fronted = is_place(l, c, a) && is_fronted(l, c, a, q->finite) && clause_kind(c, a + 1) != TOKEN_QUOTE;
	int i = fronted ? a + 1 : is_place(l, c, after) ? after + 1 : -1;
	if (i < 0) return;
	int end = phrase_end(l, c, i, i > q->finite ? c->n : q->finite, 0);
	if (end > i && !(clause_grammar(c, i) & GRAM_IMPERSONAL)) q->from = i, q->to = end;
}

bool cue_agent(const lang *l, const clause *c, int i, int end, int *from, int *to)
{
	for (int last = i + CLAUSE_REACH; i < end && i < last; i++) {
		if (clause_kind(c, i) != TOKEN_WORD || !lang_in(l->agent, c->t[i].at)) continue;
		*from = i + 1;
		*to = phrase_whole(l, c, i + 1, end, 0);
		if (*to > *from) return true;
	}
	return false;
}

/* Who speaks with a participle whose auxiliary is passive: the subject if it is quoted, else whom the
 * preposition of the agent names ("von …"). */
static void passive(const lang *l, const clause *c, cue *q, int f)
{
	if (clause_grammar(c, q->last) & GRAM_QUOTED) return;
	int last = l->verb_second ? q->verb : subject_stretch(c, q->verb);
	if (!cue_agent(l, c, f + 1, last, &q->from, &q->to)) q->from = q->to = 0;
}

/* Whether the verb at i, with its particle, says where something is said, not who says it: steht, geht … hervor. */
static bool is_written(const lang *l, const clause *c, int i, int split)
{
	return (lang_form(l, c->t[i].at) | (split >= 0 ? lang_form(l, c->t[split].at) : 0)) & FORM_WRITTEN;
}

/* What a preposition before or behind such a verb brings is who speaks: In dem Brief steht: „…“ Where a verb only
 * stands there, a colon, a clause or a quotation is what it has to say. */
static bool written(const lang *l, const clause *c, cue *q)
{
	int next = phrase_skip_adverbs(c, q->last + 1, c->n);
	int before = clause_kind(c, q->verb - 1) == TOKEN_COMMA ? q->verb - 2 : q->verb - 1;
	bool says = q->kind == CUE_SAY || clause_kind(c, before) == TOKEN_QUOTE ||
		    clause_kind(c, next) == TOKEN_QUOTE || clause_kind(c, next) == TOKEN_COLON ||
		    (clause_kind(c, next) == TOKEN_COMMA && c->grammar & (GRAM_SUBJUNCTIVE | GRAM_THAT));
	cue said = *q;
	if (q->to > q->from && !(clause_grammar(c, q->from) & GRAM_IMPERSONAL)) q->from = q->to = 0;
	impersonal(l, c, q);
	if (q->to == q->from && clause_grammar(c, q->verb) & GRAM_SAY) *q = said;
	return says && q->to > q->from;
}

static void set_subject(const lang *l, const clause *c, cue *q, int f)
{
	if (!subject_of(l, c, f, &q->from, &q->to)) q->from = q->to = 0;
	if (q->to == q->from + 1 && clause_grammar(c, q->from) & GRAM_IMPERSONAL) impersonal(l, c, q);
	q->points = q->to <= f && q->to > q->from;
}

/* Whom the subject of a verb of quoting quotes: Die Zeitung zitiert den Minister mit den Worten. They speak. */
static void quoted(const lang *l, const clause *c, cue *q)
{
	bool nobody = q->to == q->from;
	int i = phrase_skip_adverbs(c, q->to > q->last ? q->to : q->last + 1, c->n);
	while (i < c->n && clause_grammar(c, i) & GRAM_IMPERSONAL) i++;
	int j = phrase_whole(l, c, i, c->n, 0);
	if (j > i && (nobody || q->points || phrase_is_oblique(l, c, i))) q->from = i, q->to = j;
}

/* Whether the word before token i makes it a noun, where nouns and verbs look alike: the tweets, the woman's quotes. */
static bool follows_determiner(const lang *l, const clause *c, int i)
{
	if (l->verb_second || i == 0 || clause_kind(c, i - 1) != TOKEN_WORD) return false;
	uint32_t before = clause_grammar(c, i - 1);
	span word = c->t[i - 1].at;
	bool possessive =
		word.n > 2 && word.p[word.n - 1] == 's' && (word.p[word.n - 2] == '\'' || word.p[word.n - 2] == 0x99);
	return possessive || (before & (GRAM_ARTICLE | GRAM_PREPOSITION) && !(before & (GRAM_PRONOUN | GRAM_TO)));
}

/* Who speaks with an infinitive or a participle alone: the phrase right before it, else the subject of the sentence. */
static void loose_subject(const lang *l, const clause *c, cue *q)
{
	int i = q->verb;
	while (!l->verb_second && i > 0 && clause_grammar(c, i - 1) & GRAM_ADVERB) i--;
	if (!l->verb_second && clause_is_noun(l, c, i - 1) &&
		subject_back(l, c, clause_part(c, i), i, &q->from, &q->to))
		return;
	if (!subject_of_sentence(l, c, q->verb, &q->from, &q->to)) q->from = q->to = 0;
}

/* Whether token i is a subject that is nobody, and no article besides: es heißt, but not das heißt, which explains. */
static bool is_impersonal(const clause *c, int i)
{
	return (clause_grammar(c, i) & (GRAM_IMPERSONAL | GRAM_ARTICLE)) == GRAM_IMPERSONAL;
}

/* The cue whose verb is at i, if there is one. */
static bool verb_cue(const lang *l, const clause *c, int i, cue *q)
{
	uint32_t g = clause_grammar(c, i);
	bool capital = c->t[i].capital && i > 0 && clause_kind(c, i - 1) != TOKEN_COLON &&
		       !(g & GRAM_SAID && lang_form(l, c->t[i].at) & FORM_WRITTEN); /* die Rede */
	if (!(g & (GRAM_SAY | GRAM_SAID | GRAM_SAY_BESIDE | GRAM_SPLIT)) || (capital && l->nouns_capital)) return false;
	if (follows_determiner(l, c, i)) return false;
	int split = particle(l, c, i), f = i;
	if (split < 0 && !(g & (GRAM_SAY | GRAM_SAID | GRAM_SAY_BESIDE))) return false;
	*q = (cue){.kind = split >= 0 || g & (GRAM_SAY | GRAM_SAID) ? CUE_SAY : CUE_BESIDE,
		.verb = split >= 0 && split < i ? split : i,
		.finite = i,
		.last = split > i ? split : i};
	bool second = g & GRAM_SAY && l->verb_second && subject_is_pronoun(c, i + 1);
	int helper = split >= 0 || second ? -1 : auxiliary(l, c, i);
	if (g & GRAM_SAID && helper < 0 && g & GRAM_ADVERB) return false;
	if (g & GRAM_SAID && !(clause_grammar(c, helper) & GRAM_PASSIVE) && is_written(l, c, i, split)) return false;
	if (g & GRAM_SAID && !(g & GRAM_SAY) && helper < 0) {
		loose_subject(l, c, q);
		return true;
	}
	bool fronted = helper >= i - 2 && helper > 0 &&
		       (clause_kind(c, helper - 1) == TOKEN_QUOTE || clause_kind(c, helper - 1) == TOKEN_COMMA);
	if (helper >= 0 && helper < i && (l->verb_second || fronted || clause_grammar(c, helper) & GRAM_PASSIVE))
		f = helper;
	q->finite = f;
	set_subject(l, c, q, f);
	q->reported = clause_grammar(c, helper >= 0 ? helper : i) & GRAM_SUBJUNCTIVE && helper < i;
	bool clear = g & GRAM_SAY && split < 0 && q->to > q->from && !(clause_grammar(c, q->from) & GRAM_IMPERSONAL);
	if (!clear && is_written(l, c, i, split)) return written(l, c, q);
	bool active = phrase_ends_in(c->t[i].at, l->progressive); /* is saying */
	if (helper >= 0 && clause_grammar(c, helper) & GRAM_PASSIVE && !active) passive(l, c, q, f);
	else if (g & GRAM_QUOTED && l->verb_second) quoted(l, c, q);
	if (i == 0 && !l->verb_second && q->to == q->from) return false; /* Asked about it, he said … */
	return !(g & GRAM_CALLED && g & GRAM_SAY) || is_impersonal(c, i + 1) || is_impersonal(c, i - 1);
}

/* ---- Sources ---- */

/* Behind the noun of saying that follows a source's preposition, adjectives between them passed; 0 if none follows. */
static int behind_noun(const clause *c, int i)
{
	for (int j = i; j < i + 4; j++) {
		if (clause_grammar(c, j) & GRAM_SAY_NOUN) return j + 1;
		if (clause_kind(c, j) != TOKEN_WORD) return 0;
	}
	return 0;
}

/* A noun of saying with a possessive before it names nobody, but points to whoever was named before: nach seinen
 * Angaben, ihrer Meinung nach. */
static void possessor(const lang *l, const clause *c, int i, cue *q)
{
	if (clause_kind(c, i) != TOKEN_WORD || !lang_in(l->possessive, c->t[i].at)) return;
	q->kind = CUE_ADVERB;
	q->from = q->to = 0;
}

/* Whoever does what the sentence says speaks of himself: nach eigenen Angaben hat sie …; sie hat nach eigenen Angaben …
 */
static void own_words(const lang *l, const clause *c, cue *q)
{
	int f = q->last + 1;
	bool found =
		clause_part(c, q->verb) == q->verb
			? clause_is_finite(c, f) && subject_first(l, c, f + 1, subject_stretch(c, f), &q->from, &q->to)
			: subject_of_sentence(l, c, q->verb, &q->from, &q->to);
	if (found) return;
	q->kind = CUE_ADVERB;
	q->from = q->to = 0;
}

/* What stands behind a noun of saying: "Angaben der Polizei", "Angaben von Reuters", "Angaben Blinkens"; the noun
 * itself where nothing does. */
static void source_phrase(const lang *l, const clause *c, int first, int noun_end, cue *q)
{
	int i = noun_end;
	bool own = lang_in(l->own, c->t[first].at) && !(clause_grammar(c, i) & GRAM_LINK);
	if (own) {
		own_words(l, c, q);
		return;
	}
	if (clause_grammar(c, i) & GRAM_LINK && !(clause_grammar(c, i) & (GRAM_ARTICLE | GRAM_OBLIQUE))) i++;
	int end = phrase_whole(l, c, i, c->n, 0);
	if (end > i) q->from = i, q->to = end;
	else q->from = first, q->to = noun_end;
	if (end == i) possessor(l, c, first, q);
}

/* Behind the titles that stand at token i as a source: laut „Spiegel“ und „Welt“. */
static int titles_end(const clause *c, int i)
{
	if (clause_kind(c, i) != TOKEN_QUOTE || !c->t[i].capital) return i;
	for (i++; clause_grammar(c, i) & GRAM_AND && clause_kind(c, i + 1) == TOKEN_QUOTE;) i += 2;
	return i;
}

static bool source_cue(const lang *l, const clause *c, int i, cue *q)
{
	uint32_t g = clause_grammar(c, i);
	*q = (cue){.kind = CUE_SOURCE, .verb = i, .last = i, .finite = i};
	if (g & GRAM_SOURCE_BEFORE) {
		bool view =
			c->t[i].capital && clause_kind(c, i - 1) == TOKEN_WORD; /* aus Sicht der …, aus Sicht von … */
		uint32_t next = clause_grammar(c, i + 1);
		if (view && !(next & GRAM_LINK)) return false;
		bool link = next & GRAM_TO || (view && !(next & (GRAM_ARTICLE | GRAM_OBLIQUE)));
		int from = link ? i + 2 : i + 1, noun = behind_noun(c, from);
		q->last = from - 1;
		q->from = from;
		int titled = titles_end(c, from);
		q->to = titled > from ? titled : phrase_whole(l, c, from, c->n, 0);
		if (noun) source_phrase(l, c, from, noun, q);
		return q->to > q->from || q->kind == CUE_ADVERB;
	}
	if (g & GRAM_SOURCE_NOUN && i > 1 && clause_grammar(c, i - 1) & GRAM_SAY_NOUN && phrase_before(l, c, i) >= 0 &&
		!behind_noun(c, i + 1)) {
		q->from = phrase_before(l, c, i);
		q->to = i;
		possessor(l, c, i - 2, q);
		return true;
	}
	if (g & GRAM_SOURCE_NOUN) {
		int noun = behind_noun(c, i + 1);
		if (!noun) return false;
		q->last = noun - 1;
		source_phrase(l, c, i + 1, noun, q);
		return true;
	}
	if (g & GRAM_SOURCE_AFTER && i > 0) {
		q->from = phrase_before(l, c, i);
		q->to = i;
		return q->from >= 0;
	}
	if (g & GRAM_SOURCE_TAG && !(g & GRAM_CLAUSE) && i > 0 &&
		(clause_kind(c, i - 1) == TOKEN_COMMA || clause_kind(c, i - 1) == TOKEN_QUOTE)) {
		q->from = i + 1;
		q->to = phrase_whole(l, c, i + 1, c->n, PHRASE_SUBJECT);
		if (clause_is_finite(c, i + 1)) return false;
		enum token_kind next = clause_kind(c, q->to);
		return q->to > q->from && next != TOKEN_NUMBER &&
		       (next != TOKEN_WORD || clause_grammar(c, q->to) & (GRAM_PREPOSITION | GRAM_ADVERB));
	}
	q->kind = CUE_ADVERB;
	return g & GRAM_SOURCE_ADVERB;
}

/* ---- Nouns ---- */

/* Whether a clause that says what was said follows at i: behind a comma with its conjunction, or in the subjunctive; or
 * a colon, or a quotation. */
static bool report_follows(const clause *c, int i)
{
	enum token_kind kind = clause_kind(c, i);
	if (kind == TOKEN_COLON || kind == TOKEN_QUOTE) return true;
	if (kind != TOKEN_COMMA) return false;
	if (clause_grammar(c, i + 1) & GRAM_THAT) return true;
	for (int j = i + 1; j < c->n && j < i + CLAUSE_REACH && clause_kind(c, j) != TOKEN_STOP; j++)
		if (clause_grammar(c, j) & GRAM_SUBJUNCTIVE) return true;
	return false;
}

/* Mit den Worten „…“ verließ er den Saal: the subject of the verb behind the quotation k. */
static bool fronted_words(const lang *l, const clause *c, int k, cue *q)
{
	int f = clause_kind(c, k + 1) == TOKEN_COMMA ? k + 2 : k + 1;
	bool verb = clause_kind(c, k) == TOKEN_QUOTE && clause_kind(c, f) == TOKEN_WORD && !c->t[f].capital &&
		    (clause_grammar(c, f) == 0 || clause_is_finite(c, f));
	return verb && subject_first(l, c, f + 1, subject_stretch(c, f), &q->from, &q->to) && q->from == f + 1;
}

/* X is of the opinion that …: whoever is the subject of the verb before a noun of saying. `after`: behind the cue
 * before it in the sentence. */
static bool noun_cue(const lang *l, const clause *c, int i, int after, cue *q)
{
	int a = clause_part(c, i), f = i - 1;
	if (a < after || !l->verb_second || !report_follows(c, i + 1)) return false;
	while (f >= a && !clause_is_finite(c, f)) f--;
	*q = (cue){.kind = CUE_NOUN, .verb = i, .last = i, .finite = i};
	if (f < a) return fronted_words(l, c, i + 1, q);
	return f >= a && subject_of(l, c, f, &q->from, &q->to) && q->to <= i &&
	       !(clause_grammar(c, q->from) & GRAM_IMPERSONAL);
}

/* The same behind the verb, right before the quotation k: das ist für die Opfer „ein Hohn“. */
static bool viewpoint_behind(const lang *l, const clause *c, int k, cue *q)
{
	for (int i = k - 2; i > 1 && i > k - PHRASE_TOKENS && clause_kind(c, i) == TOKEN_WORD; i--) {
		if (!(clause_grammar(c, i) & GRAM_PREPOSITION)) continue;
		if (!lang_in(l->viewpoint, c->t[i].at) || !(clause_grammar(c, i - 1) & GRAM_PASSIVE)) return false;
		*q = (cue){.kind = CUE_BESIDE, .verb = i, .last = i, .finite = i, .from = i + 1, .to = k};
		return phrase_whole(l, c, i + 1, k, 0) == k;
	}
	return false;
}

/* In whose eyes something is what the quotation at the end calls it: für die Opfer ist das „ein Hohn“. */
static bool viewpoint(const lang *l, const clause *c, cue *q)
{
	int i = 0, end = c->n;
	while (end > i && clause_kind(c, end - 1) == TOKEN_STOP) end--;
	if (clause_kind(c, end - 1) != TOKEN_QUOTE || clause_kind(c, end - 2) == TOKEN_COLON) return false;
	if (c->grammar & GRAM_PASSIVE && clause_kind(c, end - 2) == TOKEN_WORD && viewpoint_behind(l, c, end - 1, q))
		return true;
	if (!lang_in(l->viewpoint, c->t[i].at) || clause_part(c, end - 1) != i) return false;
	*q = (cue){.kind = CUE_BESIDE,
		.verb = i,
		.last = i,
		.finite = i,
		.from = i + 1,
		.to = phrase_whole(l, c, i + 1, c->n, 0)};
	return q->to > q->from && clause_grammar(c, q->to) & GRAM_PASSIVE;
}

/* A tag whose verb no list has, as almost any may stand in one: „Das war knapp“, haderte X. A sentence stands before
 * it, and a subject right behind it. */
static bool inquit(const lang *l, const clause *c, int i, cue *q)
{
	bool word = clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && !(c->t[i].grammar & ~(uint32_t)GRAM_VERB);
	if (!word || !l->verb_second || !l->nouns_capital || !c->t[0].capital) return false;
	bool parted = (i > 1 && clause_is_long(c, 0)) || clause_ends_in_mark(c, 0);
	bool verb = phrase_ends_in(c->t[i].at, l->preterite) || !phrase_ends_in(c->t[i].at, l->attribute);
	int j = phrase_skip_adverbs(c, i + 1, c->n);
	*q = (cue){.kind = CUE_SAY, .verb = i, .last = i, .finite = i};
	return verb && parted && subject_first(l, c, j, subject_stretch(c, j), &q->from, &q->to) && q->from == j &&
	       !(clause_grammar(c, j) & GRAM_IMPERSONAL);
}

static int last_token(const cue_list *cues) { return cues->n ? cues->c[cues->n - 1].last + 1 : 0; }

void cue_find(const lang *l, const clause *c, cue_list *out)
{
	out->n = 0;
	if (c->quoted && c->n && viewpoint(l, c, out->c)) out->n++;
	if (clause_kind(c, 0) == TOKEN_QUOTE && inquit(l, c, clause_kind(c, 1) == TOKEN_COMMA ? 2 : 1, out->c))
		out->n++;
	if (!(c->grammar & GRAM_CUE)) return;
	for (int i = 0; i < c->n && out->n < CUE_MOST; i++) {
		uint32_t g = c->t[i].grammar;
		if (!(g & GRAM_CUE)) continue;
		cue *q = out->c + out->n;
		if (g & GRAM_SOURCE && source_cue(l, c, i, q)) out->n++;
		else if (verb_cue(l, c, i, q)) out->n++;
		else if (g & GRAM_SAY_NOUN && noun_cue(l, c, i, last_token(out), q)) out->n++;
	}
}
