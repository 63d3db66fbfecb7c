#include "hold.h"

#include <stdlib.h>

void hold_uncut(hold *h, size_t from)
{
	while (h->n && h->cuts[h->n - 1].start >= from) h->n--;
	if (h->n && h->cuts[h->n - 1].end > from) h->cuts[h->n - 1].end = from;
}

void hold_cut(hold *h, size_t start, size_t end)
{
	while (h->n && h->cuts[h->n - 1].start >= start) h->n--;
	hold_range *last = h->n ? h->cuts + h->n - 1 : NULL;
	if (last && last->end >= start) {
		if (end > last->end) last->end = end;
		return;
	}
	if (start == end) return;
	h->cuts = array_grow(h->cuts, &h->cap, h->n + 1, sizeof *h->cuts);
	h->cuts[h->n++] = (hold_range){start, end};
}

void hold_found(hold *h, size_t n, size_t by, uint64_t par)
{
	keyvalue_array *a = &h->found;
	for (; n < a->n; n++) {
		keyvalue k = a->p[n];
		size_t i = n;
		k.start += by;
		k.end += by;
		k.par = par;
		for (; i > 0 && a->p[i - 1].start > k.start; i--) a->p[i] = a->p[i - 1];
		a->p[i] = k;
	}
}

void hold_shift(hold *h, size_t n, size_t k)
{
	size_t gone = 0, left = h->found.n - k;
	if (h->bytes.n > n) memmove(h->bytes.p, h->bytes.p + n, h->bytes.n - n);
	h->bytes.n -= n;
	h->start += n;
	while (gone < h->n && h->cuts[gone].end <= n) gone++;
	for (size_t i = gone; i < h->n; i++) {
		hold_range c = h->cuts[i];
		h->cuts[i - gone] = (hold_range){c.start > n ? c.start - n : 0, c.end - n};
	}
	h->n -= gone;
	for (size_t i = 0; i < left; i++) {
		h->found.p[i] = h->found.p[i + k];
		h->found.p[i].start -= n;
		h->found.p[i].end -= n;
	}
	h->found.n = left;
	if (left == 0) buf_clear(&h->found.texts);
}

void hold_free(hold *h)
{
	buf_free(&h->bytes);
	free(h->cuts);
	keyvalue_free(&h->found);
	*h = (hold){0};
}
