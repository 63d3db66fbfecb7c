#include "identifier.h"

#include "era.h"

enum { ISBN_MOST = 13, ISBN_REACH = 24 /* bytes before an ISBN where its name may stand */, LETTERS = 4 };

static bool is_figure(byte c) { return (byte)(c - '0') < 10; }

static bool is_capital(byte c) { return (byte)(c - 'A') < 26; }

static bool found(const look *f, const byte *start, const byte *end, enum rule rule, reading *n)
{
	n->value = exact_put_text(f->texts, (span){start, (size_t)(end - start)});
	return reading_found(n, start, end, KIND_CODE, rule);
}

/* Whether no letter, digit or hyphen goes on at p. */
static bool is_over(const look *f, const byte *p)
{
	return p == f->end || !(utf8_is_word(utf8_at(p, f->end)) || (*p == '-' && look_digit(f, p + 1)));
}

/* ---- IBAN ---- */

/* ISO 7064, mod 97-10: letters count from 10, and the first four stand at the end. */
static bool is_iban(const byte *c, size_t n)
{
	unsigned rest = 0;
	for (size_t i = 0; i < n; i++) {
		byte at = c[(i + 4) % n];
		rest = is_figure(at) ? (rest * 10 + at - '0') % 97 : (rest * 100 + at - 'A' + 10) % 97;
	}
	return rest == 1;
}

bool identifier_iban(const look *f, const byte *start, const run *r, reading *n)
{
	byte c[IDENTIFIER_IBAN_MOST];
	size_t k = 0;
	const byte *end = NULL;
	if (r->at - start != 2 || !is_capital(start[0]) || !is_capital(start[1]) || r->n < 2) return false;
	for (const byte *p = start; p < f->end && k < IDENTIFIER_IBAN_MOST; p++) {
		if (*p == ' ' && k % 4 == 0) continue;
		if (!is_figure(*p) && !is_capital(*p)) break;
		c[k++] = *p;
		if (k >= IDENTIFIER_IBAN_LEAST && is_over(f, p + 1) && is_iban(c, k)) end = p + 1;
	}
	return end && found(f, start, end, RULE_IBAN, n);
}

/* ---- ISBN ---- */

/* The digits from p, parted by single hyphens or blanks; the end, and in d their values, the X at the end 10. */
static const byte *read_isbn(const look *f, const byte *p, unsigned d[ISBN_MOST], unsigned *n)
{
	const byte *end = p;
	for (*n = 0; p < f->end && *n < ISBN_MOST; p++) {
		bool x = *p == 'X' && *n == 9;
		if (is_figure(*p) || x) d[(*n)++] = x ? 10 : (unsigned)(*p - '0'), end = p + 1;
		else if ((*p != '-' && *p != ' ') || end != p) break;
		if (x) break;
	}
	return end;
}

/* Whether the digits of an ISBN of ten or thirteen check. */
static bool checks(const unsigned d[ISBN_MOST], unsigned n)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < n; i++) sum += d[i] * (n == 10 ? 10 - i : i % 2 ? 3 : 1);
	return n == 10 ? sum % 11 == 0 : n == 13 && sum % 10 == 0;
}

/* Whether the word ISBN stands before p, with -13 or a colon behind it. */
static bool is_behind_isbn(const look *f, const byte *p)
{
	look far = *f;
	const byte *least = p - f->start > ISBN_REACH ? p - ISBN_REACH : f->start;
	far.floor = f->start;
	while (p > least && (p[-1] == ' ' || p[-1] == ':' || p[-1] == '-' || is_figure(p[-1]))) p--;
	const byte *start = look_word_back(&far, p);
	return lexicon_sense(f->w, lexicon_lead(f->w, start, p), ROLE_ISBN) != NULL;
}

/* The same at a glance: it may. */
static bool may_be_behind_isbn(const look *f, const byte *p)
{
	if (p - f->start < 5 || (p[-1] != ' ' && p[-1] != ':')) return false;
	return p[-2] == ':' || is_capital(p[-2]);
}

bool identifier_isbn(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	unsigned d[ISBN_MOST], digits;
	bool prefixed = r->value / 10 == 97 && r->value >= 978 && s->n > 1;
	bool named = may_be_behind_isbn(f, r->at) && is_behind_isbn(f, r->at);
	if (!prefixed && !named) return false;
	const byte *end = read_isbn(f, r->at, d, &digits);
	if ((digits != 10 && digits != 13) || !is_over(f, end)) return false;
	bool right = checks(d, digits);
	return (right || named) && found(f, r->at, end, right ? RULE_ISBN : RULE_CODE, n);
}

/* ---- Postcodes ---- */

/* The end of the form at p, where 9 is a digit, A a capital letter and _ a blank, others themselves; NULL where it does
 * not fit. */
static const byte *fit(const look *f, const byte *p, span form)
{
	if (!p || (size_t)(f->end - p) < form.n) return NULL;
	for (size_t i = 0; i < form.n; i++, p++) {
		byte c = form.p[i];
		if (c == '9' ? !is_figure(*p) : c == 'A' ? !is_capital(*p) : *p != (c == '_' ? ' ' : c)) return NULL;
	}
	return p;
}

/* Whether the name of a place can begin at p: a blank, a capital and a small letter. */
static bool is_before_place(const look *f, const byte *p)
{
	if (p == f->end || *p != ' ') return false;
	const byte *next = p + 1;
	if (next == f->end || !utf8_is_upper(utf8_next(&next, f->end))) return false;
	return utf8_is_lower(utf8_at(next, f->end));
}

/* Whether an address goes on with a postcode at p: behind a house number and a comma, or the word for a postcode, or at
 * the start of the text. */
static bool is_in_address(const look *f, const byte *p)
{
	const byte *end = look_skip_back(f, p), *word = look_word_back(f, end);
	if (end == f->start) return true;
	if (word < end) return lexicon_sense(f->w, lexicon_lead(f->w, word, end), ROLE_POSTCODE) != NULL;
	const byte *comma = p;
	while (comma > f->start && (comma[-1] == ' ' || comma[-1] == '\n')) comma--;
	if (comma == f->start || comma[-1] != ',' || --comma == f->start) return false;
	if (look_is_plain(comma[-1]) && comma - f->start > 1) comma--; /* Hauptstraße 5a, */
	return is_figure(comma[-1]);
}

/* Whether what has the form of a postcode is one: letters or a mark in it say so, and a zero in front and a place
 * behind, else the text around. */
static bool is_postcode(const look *f, const byte *start, const byte *end, span form)
{
	bool letters = false, marks = false;
	for (size_t i = 0; i < form.n; i++) {
		letters |= form.p[i] == 'A';
		marks |= form.p[i] == '-' || form.p[i] == '_';
	}
	if (!is_over(f, end) || (start > f->start && utf8_is_word(utf8_before(f->start, start)))) return false;
	if (letters && form.p[0] == 'A') return true;
	if (letters || marks) return is_before_place(f, end);
	if (!is_before_place(f, end)) return is_in_address(f, start) && start > f->start && end - start > 4;
	return *start == '0' || is_in_address(f, start);
}

static unsigned letters_in(span form)
{
	unsigned n = 0;
	while (n < form.n && (form.p[n] == 'A' || form.p[n] == '_')) n++;
	return n;
}

bool identifier_postcode(const look *f, const shape *s, reading *n)
{
	span forms = f->w->postcodes;
	const byte *best = NULL, *from = NULL;
	if (s->r->n > 9 || !(f->w->postcode_runs >> s->r->n & 1)) return false;
	while (forms.n) {
		span form = span_word(&forms);
		unsigned letters = letters_in(form), digits = 0;
		while (letters + digits < form.n && form.p[letters + digits] == '9') digits++;
		if (digits != s->r->n || s->r->at - f->floor < letters) continue;
		const byte *start = s->r->at - letters, *end = fit(f, start, form);
		if (end && (!best || end > best) && is_postcode(f, start, end, form)) best = end, from = start;
	}
	return best && found(f, from, best, RULE_POSTCODE, n);
}

/* ---- Telephone numbers ---- */

const byte *identifier_phone(const look *f, const run *r, const byte **start)
{
	span forms = f->w->phones;
	const byte *best = NULL;
	if (r->n > 9 || !(f->w->phone_runs >> r->n & 1)) return NULL;
	while (forms.n) {
		span form = span_word(&forms);
		bool bracket = form.n && *form.p == '(';
		if (bracket && (r->at == f->floor || r->at[-1] != '(')) continue;
		const byte *end = fit(f, r->at - bracket, form);
		if (!end || !is_over(f, end) || (best && end <= best)) continue;
		best = end;
		*start = r->at - bracket;
	}
	return best;
}

/* ---- Behind a word ---- */

/* A letter or a bracket right behind the number of a paragraph: 12a, 12(a). */
static const byte *skip_letter(const look *f, const byte *p)
{
	if (f->end - p > 2 && p[0] == '(' && p[2] == ')') return p + 3;
	return p < f->end && look_is_plain(*p) && look_edge(f, p + 1) ? p + 1 : p;
}

/* § 3 Abs. 2 Satz 1, §§ 3-5 */
static const byte *law_end(const look *f, const run *r)
{
	run next;
	const sense *s;
	const byte *end = skip_letter(f, r->end), *p;
	for (int i = 0; i < IDENTIFIER_LAW_PARTS; i++) {
		const byte *part = look_named(f, look_skip(f, end), ROLE_LAW_PART, &s);
		p = part ? look_skip(f, part) : look_connector(f, end);
		if (!p || !look_digit(f, p)) break;
		figure_run(f, p, &next);
		if (!part && next.n > 4) break;
		end = skip_letter(f, next.end);
	}
	return look_letter(f, end) ? r->end : end;
}

/* The end of digits and of further ones behind hyphens: 737-800; a letter may stand behind them. */
static const byte *coded_end(const look *f, const run *r)
{
	run next;
	const byte *end = skip_letter(f, r->end);
	if (end < f->end && *end == '-' && look_digit(f, end + 1)) end = skip_letter(f, figure_run(f, end + 1, &next));
	return end;
}

/* A name that says which digit comes first is followed by three: Boeing 737. */
static bool is_coded(const look *f, const sense *s, const shape *q)
{
	const run *r = q->r;
	if (r->n > 4 || (q->n > 1 && q->sep[0] != '-') || !is_over(f, coded_end(f, r))) return false;
	return s->value == 0 || (r->n == 3 && r->value / 100 == s->value);
}

/* The start of the word or sign that ends before p; p itself where there is none. */
static const byte *word_before(const look *f, const byte *p)
{
	const byte *letters = p > f->floor && p[-1] == '.' ? p - 1 : p, *start = look_word_back(f, letters);
	if (start < letters) return start;
	start = p;
	while (start - f->floor > 1 && p - start < LETTERS && start[-1] >= 0x80) utf8_prev(f->floor, &start);
	return start < p && start > f->floor && look_is_plain(start[-1]) ? look_word_back(f, start) : start; /* n° */
}

/* No. 19-1392, Nr. 1907/2006 */
static bool is_serial(const shape *s)
{
	return s->n == 2 && (s->sep[0] == '/' || s->sep[0] == '-') && (s->r[0].n > 3 || s->r[1].n > 3);
}

bool identifier_behind(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	const byte *before = look_skip_back(f, r->at), *start;
	const sense *coded;
	if (before == f->floor || !lexicon_may_lead(f->w, f->floor, before)) return false;
	start = word_before(f, before);
	uint32_t senses = start < before ? lexicon_lead(f->w, start, before) : 0;
	if (!senses || !look_edge(f, start)) return false;
	if (lexicon_sense(f->w, senses, ROLE_LAW)) return found(f, start, law_end(f, r), RULE_LAW, n);
	if (lexicon_sense(f->w, senses, ROLE_ERA)) return era_before(f, start, r, n);
	if (lexicon_sense(f->w, senses, ROLE_SERIAL) && is_serial(s)) return found(f, r->at, s->r[1].end, RULE_CODE, n);
	coded = lexicon_sense(f->w, senses, ROLE_CODED);
	return coded && is_coded(f, coded, s) && found(f, start, coded_end(f, r), RULE_NAMED, n);
}
