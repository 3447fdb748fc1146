// The report with scripts: maps that answer. Pointing at a member, or going to it by keyboard, lets
// its ties and neighbours stand out and puts its numbers, those of the table of organisations, on
// the card beside the map; a click or Enter pins it, on all maps at once.
//
//     <figure class="map"><svg> g.member#PREFIXmember-ID, g.label#PREFIXlabel-ID,
//                               g.tie#PREFIXtie-ID..ID, g.badge, g.finding
//     <tr id="org-ID" data-sector="...">       of the table of organisations

// --- what is on the maps -------------------------------------------------------------------------

// ID in PREFIX + kind + ID; null: not of that kind.
function idOf(element, kind) {
    const parts = element.id.match(/^(.*?)(member|label|tie)-(.*)$/);
    return parts !== null && parts[2] === kind ? parts[3] : null;
}

// The two members in ID..ID: an id may hold dots itself, so both have to be known.
function endsOf(pair, known) {
    for (let at = pair.indexOf('..'); at >= 0; at = pair.indexOf('..', at + 1)) {
        const ends = [pair.slice(0, at), pair.slice(at + 2)];
        if (ends.every(end => known.has(end))) {
            return ends;
        }
    }
    return null;
}

function place(mark) {
    const [x, y] = mark.dataset.at.split(' ').map(Number);
    return {x, y};
}

// From left to right in bands from top to bottom, as one reads.
const BAND = 48; // units of the drawing
function inReadingOrder(marks) {
    const band = mark => Math.floor(place(mark).y / BAND);
    return marks.sort((a, b) => band(a) - band(b) || place(a).x - place(b).x);
}

function readMap(figure) {
    const svg = figure.querySelector('svg');
    const marks = new Map();
    for (const mark of inReadingOrder([...svg.querySelectorAll('g.member[data-at]')])) {
        if (document.getElementById(`org-${idOf(mark, 'member')}`) !== null) {
            marks.set(idOf(mark, 'member'), mark);
        }
    }
    const labels = new Map([...svg.querySelectorAll('g.label')].map(
        label => [idOf(label, 'label'), label]));
    const ties = [];
    for (const element of svg.querySelectorAll('g.tie')) {
        const ends = endsOf(idOf(element, 'tie') ?? '', marks);
        if (ends !== null) {
            ties.push({element, ends});
        }
    }
    return {figure, svg, marks, labels, ties};
}

// --- what stands out -----------------------------------------------------------------------------

// The members and their neighbours on this map.
function withNeighbours(map, ids) {
    const near = new Set(ids);
    for (const {ends} of map.ties) {
        if (ends.some(end => ids.has(end))) {
            ends.forEach(end => near.add(end));
        }
    }
    return near;
}

function mark(element, name, on) {
    element?.classList.toggle(name, on);
}

// Lets these members, their ties and neighbours stand out; nobody: all are alike again.
function standOut(map, ids) {
    const near = withNeighbours(map, ids);
    mark(map.svg, 'standing-out', ids.size > 0);
    for (const [id, element] of map.marks) {
        for (const part of [element, map.labels.get(id)]) {
            mark(part, 'chosen', ids.has(id));
            mark(part, 'near', near.has(id));
        }
    }
    for (const {element, ends} of map.ties) {
        mark(element, 'near', ends.some(end => ids.has(end)));
    }
}

// Members of other sectors step back; "": nobody does.
function dimOthers(map, sector) {
    const isOther = id => sector !== '' && rowOf(id).dataset.sector !== sector;
    for (const [id, element] of map.marks) {
        mark(element, 'dim', isOther(id));
        mark(map.labels.get(id), 'dim', isOther(id));
    }
    for (const {element, ends} of map.ties) {
        mark(element, 'dim', ends.every(isOther));
    }
}

function rowOf(id) {
    return document.getElementById(`org-${id}`);
}

function nameOf(id) {
    return rowOf(id).cells[0].textContent.trim();
}

// --- one member at a time ------------------------------------------------------------------------

const maps = [...document.querySelectorAll('figure.map')]
    .filter(figure => figure.querySelector('svg g.member[data-at]') !== null)
    .map(readMap).filter(map => map.marks.size > 0);
let pinned = null; // id

// What is seen when nothing is pointed at.
function rest(map) {
    show(map, pinned !== null && map.marks.has(pinned) ? pinned : null);
}

function show(map, id) {
    standOut(map, new Set(id === null ? [] : [id]));
    fillCard(map, id, id !== null && id === pinned);
}

// Pins a member on all maps, or nobody (null), and says so in the address.
function pin(id) {
    pinned = id;
    for (const map of maps) {
        for (const [other, element] of map.marks) {
            element.setAttribute('aria-pressed', String(other === id));
        }
        rest(map);
        bringIntoSight(map, id);
    }
    const hash = id === null ? '' : `#org-${id}`;
    if (location.hash !== hash && (id !== null || location.hash.startsWith('#org-'))) {
        history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
    }
    announce(id === null ? 'Nothing is pinned.' : `${nameOf(id)} is pinned; its card is beside the map.`);
}

// On a narrow screen a map scrolls by itself, from side to side.
function bringIntoSight(map, id) {
    const mark = map.marks.get(id);
    const paper = map.svg.parentElement;
    if (mark === undefined || paper.scrollWidth <= paper.clientWidth) {
        return;
    }
    const share = place(mark).x / map.svg.viewBox.baseVal.width;
    paper.scrollLeft = share * paper.scrollWidth - paper.clientWidth / 2;
}

function togglePin(id) {
    pin(pinned === id ? null : id);
}

// "#org-ID" in the address pins, and the row of the table is not left filtered away.
function followAddress() {
    const id = location.hash.startsWith('#org-') ? decodeURIComponent(location.hash.slice(5)) : null;
    if (id !== null && rowOf(id) !== null) {
        reveal(rowOf(id));
        pin(id);
    }
}

const status = make('p', {class: 'spoken', role: 'status'});
function announce(words) {
    status.textContent = words;
}

// --- by pointer and by keyboard --------------------------------------------------------------------

function memberAt(map, target) {
    const group = target.closest('g.member, g.label');
    const id = group === null ? null : idOf(group, 'member') ?? idOf(group, 'label');
    return id !== null && map.marks.has(id) ? id : null;
}

function listenToPointer(map) {
    map.svg.addEventListener('pointerover', event => {
        const id = memberAt(map, event.target);
        if (id !== null && event.pointerType !== 'touch') {
            show(map, id);
        }
    });
    map.svg.addEventListener('pointerout', event => {
        if (memberAt(map, event.target) !== null) {
            rest(map);
        }
    });
    map.svg.addEventListener('click', event => {
        const id = memberAt(map, event.target);
        if (id !== null) {
            moveFocus(map, id);
            togglePin(id);
        }
    });
}

// One member of a map is a stop of the tab key; arrows lead on from it.
function moveFocus(map, id) {
    for (const [other, element] of map.marks) {
        element.setAttribute('tabindex', other === id ? '0' : '-1');
    }
    map.marks.get(id).focus({preventScroll: false});
}

const STEPS = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
function nextMember(map, id, key) {
    const ids = [...map.marks.keys()];
    if (key === 'Home' || key === 'End') {
        return ids.at(key === 'Home' ? 0 : -1);
    }
    return ids[(ids.indexOf(id) + STEPS[key] + ids.length) % ids.length];
}

function onKey(map, event) {
    const id = memberAt(map, event.target);
    if (id === null || event.ctrlKey || event.altKey || event.metaKey) {
        return;
    }
    if (event.key in STEPS || event.key === 'Home' || event.key === 'End') {
        moveFocus(map, nextMember(map, id, event.key));
    } else if (event.key === 'Enter' || event.key === ' ') {
        togglePin(id);
    } else {
        return;
    }
    event.preventDefault();
}

function listenToKeys(map) {
    map.svg.addEventListener('keydown', event => onKey(map, event));
    map.svg.addEventListener('focusin', event => {
        const id = memberAt(map, event.target);
        if (id !== null) {
            show(map, id);
        }
    });
    map.svg.addEventListener('focusout', () => rest(map));
}

// A drawing becomes a group of buttons; without a script it is an image.
function makeOperable(map) {
    map.svg.setAttribute('role', 'group');
    let first = true;
    for (const element of map.marks.values()) {
        element.setAttribute('role', 'button');
        element.setAttribute('tabindex', first ? '0' : '-1');
        element.setAttribute('aria-pressed', 'false');
        first = false;
    }
    map.svg.classList.add('operable');
    listenToPointer(map);
    listenToKeys(map);
}

// The members that a link leads to: the one whose row it is, or those whom the finding concerns.
function membersBehind(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.matches('tr[id^="org-"]')) {
        return [target.id.slice('org-'.length)];
    }
    return target?.matches('.finding')
        ? [...target.querySelectorAll('a[href^="#org-"]')].map(other => other.hash.slice(5)) : [];
}

function point(ids) {
    for (const map of maps) {
        const own = ids.filter(id => map.marks.has(id));
        if (own.length > 0) {
            standOut(map, new Set(own));
        } else {
            rest(map);
        }
    }
}

// A link to a row of the table or to a finding lets the members stand out, and so does the number of
// a finding on a map.
function listenToLinks() {
    const linkOf = event => event.target.closest?.('a[href^="#"]') ?? linkOfNumber(event.target);
    for (const type of ['pointerover', 'focusin']) {
        document.addEventListener(type, event => {
            const link = linkOf(event);
            if (link !== null) {
                point(membersBehind(link));
            }
        });
    }
    for (const type of ['pointerout', 'focusout']) {
        document.addEventListener(type, event => linkOf(event) !== null && point([]));
    }
}

// The link in the list of findings that belongs to a number on a map; null: it is none.
function linkOfNumber(target) {
    const badge = target.closest?.('g.badge') ?? null;
    const figure = badge?.closest('figure.map');
    const list = figure?.querySelector('.numbers') ??
                 figure?.closest('section').querySelector('.told');
    return list?.children[Number(badge.querySelector('text').textContent) - 1]?.querySelector('a') ?? null;
}
