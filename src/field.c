#include "field.h"

enum { KEY_LONGEST = 60 };

/* The bytes up to the mark, 0 if there is none. */
static size_t find_mark(span line)
{
	for (size_t i = 0; i < line.n && i <= KEY_LONGEST; i++)
		if (line.p[i] == ':' || line.p[i] == '=') return i;
	return 0;
}

/* Letters, digits, hyphens, underscores and full stops; one space between two words. */
static bool is_key(span key)
{
	const byte *p = key.p, *end = p + key.n;
	char32_t before = 0;
	if (!utf8_is_letter(utf8_at(p, end))) return false;
	while (p < end) {
		char32_t c = utf8_next(&p, end);
		bool space = c == ' ' && before != ' ' && p < end;
		if (!utf8_is_word(c) && c != '-' && c != '_' && c != '.' && !space) return false;
		before = c;
	}
	return true;
}

static bool begins_blank(span s) { return s.n && (*s.p == ' ' || *s.p == '\t'); }

bool field_next(span *text, field *f)
{
	size_t pos = 0, end;
	span line;
	if (!line_next(*text, true, &pos, &line)) return false;
	size_t mark = find_mark(line);
	if (mark == 0) return false;
	f->mark = line.p[mark];
	f->key = line_trim(span_cut(line, 0, mark));
	if (!is_key(f->key) || f->key.p != line.p) return false;
	if (f->mark == ':' && mark + 1 < line.n && line.p[mark + 1] == '/') return false; /* http:// */
	for (end = (size_t)(line.p + line.n - text->p); pos < text->n && begins_blank(span_cut(*text, pos, text->n));) {
		if (!line_next(*text, true, &pos, &line) || line_is_blank(line)) break;
		end = (size_t)(line.p + line.n - text->p);
	}
	f->value = line_trim(span_cut(*text, mark + 1, end));
	f->at = span_cut(*text, 0, (size_t)(f->value.p + f->value.n - text->p));
	*text = span_cut(*text, pos, text->n);
	return true;
}
