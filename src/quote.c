#include "quote.h"

#include <stdlib.h>
#include <string.h>

enum {
	WORD_BYTES = 16,  /* the longest elided word ('tisn't) that is looked up, apostrophes included */
	SOFT_REACH = 256, /* bytes: how far behind a doubtful closing mark another one may close instead */
	NEAR_MARKS = 3    /* so many marks side by side are looked through for what stands behind them */
};

/* How the marks of a quotation were paired. */
enum rule {
	RULE_PAIR,      /* an opening mark and the mark that closes it best */
	RULE_MIXED,     /* an opening mark and another one that may close it */
	RULE_STRAIGHT,  /* two straight marks, told apart by what stands around them */
	RULE_AMBIGUOUS, /* the mark that closes it may have been an apostrophe or an inch, but no other came */
	RULE_CONTINUED, /* it was open in the piece before */
	RULE_REOPENED,  /* it ends with its line, and the next begins with its mark */
	RULE_UNCLOSED,
	RULE_STRAY /* a closing mark, and nothing that it closes */
};

static const char *const rule_names[] = {
	"pair", "mixed", "straight", "ambiguous", "continued", "reopened", "unclosed", "stray"};

/* A quotation whose end is not yet known. */
typedef struct {
	size_t record; /* its place in the array */
	span mark;     /* that opened it; empty at the piece's start if it was open before */
	span closers;  /* the marks that close it, with spaces between; best first */
	span soft;     /* the mark that may have closed it or be an apostrophe or an inch; p NULL if none */
	int doubt;     /* how doubtful that mark is */
} open_mark;

typedef struct {
	const lang *l;
	const byte *start, *end; /* the text */
	quote_array *out;
	open_mark open[QUOTE_DEPTH]; /* outermost first */
	int n;
} finder;

/* ---- What stands around a mark ---- */

static bool is_mark(char32_t c)
{
	if (c < 0x80) return c == '"' || c == '\'' || c == '`';
	return c == 0xB4 || uc_is_property_quotation_mark(c);
}

/* The characters that are typed for an apostrophe. */
static bool is_apostrophe(char32_t c) { return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019; }

static bool is_category(char32_t c, uint32_t mask) { return uc_is_general_category_withtable(c, mask); }

static bool is_stop(char32_t c) { return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?'; }

/* What an opening mark has before it counts 1, what a closing one has -1, what both may have 0. */
static int lean_before(char32_t c)
{
	if (utf8_is_word(c) || is_stop(c) || c == 0x2026 || c == '%') return -1;
	if (c == 0 || utf8_is_space(c) || is_category(c, UC_CATEGORY_MASK_Ps)) return 1;
	return is_category(c, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Sc) ? -1 : 0;
}

/* The same for what stands behind it at p. An ellipsis may begin a quotation or follow one. */
static int lean_behind(const byte *p, const byte *end)
{
	char32_t c = p < end ? utf8_next(&p, end) : 0;
	if (c == '.' && utf8_at(p, end) == '.') return 0;
	if (utf8_is_word(c)) return 1;
	if (c == 0 || utf8_is_space(c) || is_stop(c) || is_category(c, UC_CATEGORY_MASK_Pe)) return -1;
	return is_category(c, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Sc) ? 1 : 0;
}

/* What stands before the marks that end at p, and behind those that begin there. */
static const byte *before_marks(const finder *f, const byte *p)
{
	for (int i = 0; i < NEAR_MARKS && f->start < p; i++) {
		const byte *s = p;
		if (!is_mark(utf8_prev(f->start, &s))) break;
		p = s;
	}
	return p;
}

static const byte *behind_marks(const finder *f, const byte *p)
{
	for (int i = 0; i < NEAR_MARKS && p < f->end; i++) {
		const byte *s = p;
		if (!is_mark(utf8_next(&s, f->end))) break;
		p = s;
	}
	return p;
}

/* Above 0: the mark stands where marks open; below: where they close. */
static int lean(const finder *f, span mark)
{
	char32_t before = utf8_before(f->start, before_marks(f, mark.p));
	return lean_before(before) + lean_behind(behind_marks(f, mark.p + mark.n), f->end);
}

/* ---- Apostrophes ---- */

/* The '68 of a year, the '90 of the '90s: two digits and no third. */
static bool is_short_year(const byte *p, const byte *end)
{
	return end - p >= 2 && utf8_is_digit(p[0]) && utf8_is_digit(p[1]) && !utf8_is_digit(utf8_at(p + 2, end));
}

static bool is_listed(const finder *f, const byte *key, size_t n)
{
	return lang_word(f->l, (span){key, n}) & LANG_APOSTROPHE;
}

/* How many bytes an elided word ('tis, 'n', 'em) has whose apostrophe is `mark`; 0 if the language has none such. */
static size_t elided(const finder *f, span mark)
{
	byte key[WORD_BYTES] = {'\''};
	size_t n = 1;
	const byte *p = mark.p + mark.n, *next = p;
	while (p < f->end && utf8_is_letter(utf8_next(&next, f->end))) {
		if (n + (size_t)(next - p) + 1 > sizeof key) return 0;
		memcpy(key + n, p, (size_t)(next - p));
		n += (size_t)(next - p);
		p = next;
	}
	if (key[1] >= 'A' && key[1] <= 'Z') key[1] |= 0x20;
	if (n > 1 && p < f->end && is_apostrophe(utf8_at(p, f->end))) {
		key[n] = '\'';
		if (is_listed(f, key, n + 1)) return (size_t)(next - mark.p);
	}
	return n > 1 && is_listed(f, key, n) ? (size_t)(p - mark.p) : 0;
}

/* How many bytes from the mark on belong to an apostrophe that is one whatever is open; 0 if it may be a mark. In some
 * languages " inside a word is one, too. */
static size_t apostrophe(const finder *f, span mark)
{
	char32_t c = utf8_at(mark.p, f->end);
	if (c != '"' && !is_apostrophe(c)) return 0;
	const byte *behind = mark.p + mark.n;
	bool word_before = utf8_is_word(utf8_before(f->start, mark.p));
	bool inside = word_before && utf8_is_word(utf8_at(behind, f->end));
	if (c == '"') return inside && is_listed(f, mark.p, mark.n) ? mark.n : 0;
	if (word_before) return inside ? mark.n : 0;
	return is_short_year(behind, f->end) ? mark.n : elided(f, mark);
}

/* Whether the language lets words end in the letter before p and an apostrophe: dogs', Andreas'. */
static bool is_listed_end(const finder *f, const byte *p)
{
	byte key[UTF8_MAX + 1];
	const byte *last = p;
	utf8_prev(f->start, &last);
	size_t n = (size_t)(p - last);
	memcpy(key, last, n);
	key[n] = '\'';
	return is_listed(f, key, n + 1);
}

/* How doubtful it is that a mark that could close a quotation does, 0 for not at all. It could be the end of a word
 * (2: the dogs' Tails; 1: I was goin' home) or of a measure (1: a 12" disc). A doubled mark is neither, nor is ‘. */
static int doubt(const finder *f, span mark)
{
	const byte *p = mark.p, *behind = mark.p + mark.n, *next = utf8_skip_space(behind, f->end);
	char32_t before = utf8_before(f->start, p), c = utf8_next(&p, f->end), after = utf8_at(next, f->end);
	if (next == behind || p < behind || !utf8_is_word(after)) return 0;
	if (utf8_is_digit(before)) return c == '"' || c == '\'';
	if (!is_apostrophe(c) || c == 0x2018 || !utf8_is_letter(before)) return 0;
	return is_listed_end(f, mark.p) ? 2 : utf8_is_lower(after);
}

/* ---- What is open ---- */

/* The place of `mark` among the closers: 0 for the best, -1 if it is none of them. */
static int closer_rank(span closers, span mark)
{
	for (int rank = 0; closers.n; rank++)
		if (span_equal(span_word(&closers), mark)) return rank;
	return -1;
}

/* Which open quotation the mark would close: the innermost whose best closing mark it is, else the innermost that it
 * may close at all; -1 if none. An apostrophe closes nothing across a quotation that is open inside. */
static int closes(const finder *f, span mark)
{
	int other = -1, least = is_apostrophe(utf8_at(mark.p, f->end)) && f->n ? f->n - 1 : 0;
	for (int i = f->n - 1; i >= least; i--) {
		int rank = closer_rank(f->open[i].closers, mark);
		if (rank == 0) return i;
		if (rank > 0 && other < 0) other = i;
	}
	return other;
}

/* Fills in the record; there is none for a piece that only closes what the piece before left open. */
static void end_record(finder *f, const open_mark *o, span closing, enum rule rule)
{
	quote *q = f->out->p + o->record;
	const byte *inside = o->mark.p + o->mark.n;
	if (o->mark.n == 0 && closing.p == inside) return;
	q->at = (span){o->mark.p, (size_t)(closing.p + closing.n - o->mark.p)};
	q->opening = (byte)o->mark.n;
	q->closing = (byte)closing.n;
	q->closed = rule != RULE_UNCLOSED;
	q->rule = (byte)rule;
	q->depth = 1;
}

/* A single mark that never closes is an apostrophe, unless it has the shape of an opening mark or stands before a
 * capital letter. */
static bool is_stray(const finder *f, const open_mark *o)
{
	char32_t c = o->mark.n ? utf8_at(o->mark.p, f->end) : 0;
	if (c == 0x2018) return false;
	return is_apostrophe(c) && (c == 0x2019 || !utf8_is_upper(utf8_at(o->mark.p + o->mark.n, f->end)));
}

/* Takes the innermost open quotation off the stack; `at` is where it ends for want of a closing mark. */
static void give_up(finder *f, const byte *at)
{
	const open_mark *o = f->open + --f->n;
	if (o->soft.p) end_record(f, o, o->soft, RULE_AMBIGUOUS);
	else if (!is_stray(f, o))
		end_record(f, o, (span){utf8_trim_space(o->mark.p + o->mark.n, at), 0}, RULE_UNCLOSED);
}

static enum rule pair_rule(const finder *f, const open_mark *o, span mark)
{
	if (o->mark.n == 0) return RULE_CONTINUED;
	if (closer_rank(o->closers, mark) > 0) return RULE_MIXED;
	char32_t c = utf8_at(mark.p, f->end);
	return c == '"' || c == '\'' ? RULE_STRAIGHT : RULE_PAIR;
}

/* Where a doubtful mark has come before, a better one near it closes instead. */
static void close_at(finder *f, int target, span mark)
{
	bool innermost = target == f->n - 1;
	open_mark *o = f->open + target;
	int doubtful = doubt(f, mark);
	if (o->soft.p && mark.p - o->soft.p > SOFT_REACH) {
		while (f->n > target) give_up(f, mark.p);
	} else if (!doubtful) {
		while (f->n > target + 1) give_up(f, mark.p);
		end_record(f, o, mark, pair_rule(f, o, mark));
		f->n--;
	} else if (innermost && (!o->soft.p || doubtful < o->doubt)) {
		o->soft = mark;
		o->doubt = doubtful;
	}
}

/* The outermost open quotation is given up to make room. */
static void drop_outermost(finder *f, const byte *at)
{
	open_mark outermost = f->open[0];
	memmove(f->open, f->open + 1, (size_t)(f->n - 1) * sizeof *f->open);
	f->open[f->n - 1] = outermost;
	give_up(f, at);
}

static void append(quote_array *a, quote q)
{
	if (a->n == a->cap) a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = q;
}

static void open_at(finder *f, span mark, span closers)
{
	if (f->n && f->open[f->n - 1].soft.p && span_equal(f->open[f->n - 1].mark, mark)) give_up(f, mark.p);
	if (f->n == QUOTE_DEPTH) drop_outermost(f, mark.p);
	f->open[f->n++] = (open_mark){.record = f->out->n, .mark = mark, .closers = closers};
	append(f->out, (quote){0});
}

/* A closing mark that closes nothing is a record of its own. One that may be an apostrophe or a measure is none. */
static bool stray_at(finder *f, span mark)
{
	char32_t c = utf8_at(mark.p, f->end);
	if (is_apostrophe(c) || c == ',' || utf8_is_digit(utf8_before(f->start, mark.p))) return false;
	append(f->out, (quote){.at = mark, .closing = (byte)mark.n, .rule = RULE_STRAY, .depth = 1});
	return true;
}

/* ---- Marks ---- */

/* Opens or closes at what may be a mark, and tells if it did. Where it stands decides, and where that says nothing,
 * what is open. */
static bool take(finder *f, span mark)
{
	span closers = lang_value(f->l, LANG_QUOTES, mark);
	int target = closes(f, mark);
	if (!closers.p && target < 0) return false;
	int where = lean(f, mark);
	bool opens = closers.p && (where > 0 || (where == 0 && target < 0));
	if (opens) open_at(f, mark, closers);
	else if (target >= 0) close_at(f, target, mark);
	return opens || target >= 0 || (where < 0 && stray_at(f, mark));
}

/* Looks at the character at p, which may be a mark, alone or doubled (``…''); returns how many bytes are done. */
static size_t step(finder *f, const byte *p)
{
	int length = utf8_length(p, f->end);
	size_t n = length > 0 ? (size_t)length : 1;
	span mark = {p, n}, two = {p, 2 * n};
	bool twice = (size_t)(f->end - p) >= 2 * n && memcmp(p, p + n, n) == 0;
	if (twice && *p != '"' && take(f, two)) return 2 * n;
	size_t skip = apostrophe(f, mark);
	if (skip) return skip;
	take(f, mark);
	return n;
}

/* ---- The paragraph ---- */

/* Whether the unclosed quotation q, whose place is i, may go on in the next paragraph: it reaches the end, and those
 * inside it have other marks. */
static bool may_go_on(const finder *f, const quote *q, size_t i)
{
	if (q->at.p + q->at.n < f->end || q->opening == 0) return false;
	for (size_t j = i + 1; j < f->out->n; j++)
		if (span_equal(quote_opening(f->out->p + j), quote_opening(q))) return false;
	return true;
}

/* Drops the records from `from` on that turned out to be none. */
static void drop_none(quote_array *a, size_t from)
{
	size_t kept = from;
	for (size_t i = from; i < a->n; i++)
		if (a->p[i].depth) a->p[kept++] = a->p[i];
	a->n = kept;
}

/* Fills in the depth of the records from `from` on. */
static void nest(quote_array *a, size_t from)
{
	const byte *ends[QUOTE_DEPTH + 1];
	int depth = 0;
	for (size_t i = from; i < a->n; i++) {
		quote *q = a->p + i;
		while (depth && ends[depth - 1] <= q->at.p) depth--;
		q->depth = (byte)(depth + 1);
		if (q->closed && depth < QUOTE_DEPTH) ends[depth++] = q->at.p + q->at.n;
	}
}

static void finish(finder *f, size_t from)
{
	quote_array *a = f->out;
	drop_none(a, from);
	nest(a, from);
	for (size_t i = from; i < a->n; i++)
		a->p[i].open = !a->p[i].closed && a->p[i].depth == 1 && may_go_on(f, a->p + i, i);
}

/* Opens at the start of a piece what the piece before left open. */
static void resume(finder *f, const quote_state *state)
{
	span none = {utf8_skip_space(f->start, f->end), 0};
	for (int i = 0; i < state->open; i++) open_at(f, none, state->closers[i]);
}

/* Remembers what is open at the end of the text. */
static void suspend(const finder *f, quote_state *state)
{
	state->open = 0;
	for (int i = 0; i < f->n; i++)
		if (!f->open[i].soft.p && !is_stray(f, f->open + i)) state->closers[state->open++] = f->open[i].closers;
}

/* A comma is a mark only where it is doubled. */
static inline bool is_lone_comma(const byte *p, const byte *end) { return *p == ',' && (end - p < 2 || p[1] != ','); }

void quote_find(const lang *l, span text, bool first, quote_state *state, quote_array *out)
{
	finder f = {.l = l, .start = text.p, .end = text.p + text.n, .out = out};
	size_t from = out->n;
	if (!first) resume(&f, state);
	for (const byte *p = scan(f.start, f.end, &l->marks); p < f.end; p = scan(p, f.end, &l->marks))
		p += is_lone_comma(p, f.end) ? 1 : step(&f, p);
	suspend(&f, state);
	while (f.n) give_up(&f, f.end);
	finish(&f, from);
}

/* The line end before p, if nothing but white space stands between; else NULL. */
static const byte *line_end_before(const byte *start, const byte *p)
{
	while (start < p && p[-1] <= ' ')
		if (*--p == '\n') return p;
	return NULL;
}

/* Ends the unclosed quotation on the line before the one that begins with record j, if one has its mark there and
 * nothing in it goes on behind the line. */
static bool end_at_line(const byte *start, quote_array *a, size_t from, size_t j)
{
	const byte *end = line_end_before(start, a->p[j].at.p), *line = end;
	while (line && start < line && line[-1] != '\n') line--;
	for (size_t i = j; line && i > from && a->p[i - 1].at.p >= line; i--) {
		quote *q = a->p + i - 1;
		if (q->at.p + q->at.n <= end) continue;
		if (q->closed || !span_equal(quote_opening(q), quote_opening(a->p + j))) return false;
		const byte *last = utf8_trim_space(q->at.p + q->opening, end);
		q->at.n = (size_t)(last - q->at.p);
		q->closed = q->broken = true;
		q->open = false;
		q->rule = RULE_REOPENED;
		return true;
	}
	return false;
}

void quote_reopen(span text, size_t from, quote_array *a)
{
	bool any = false;
	for (size_t j = from; j < a->n; j++) {
		a->p[j].again = a->p[j].opening && j > from && end_at_line(text.p, a, from, j);
		any |= a->p[j].again;
	}
	if (any) nest(a, from);
}

const char *quote_rule_name(unsigned rule) { return rule_names[rule]; }

void quote_array_free(quote_array *a)
{
	free(a->p);
	*a = (quote_array){0};
}
