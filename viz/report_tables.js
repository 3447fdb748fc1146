// The report with scripts: tables are sorted by their heads and filtered, and go out as CSV.
//
//     <div class="table"><div class="tools"> <div class="wide">
//     <table class="data" data-one="member" data-many="members" data-file="NAME.csv">
//     <thead><tr><th data-type="words">, <th data-type="number">, <th data-type="truth">
//     <tbody><tr data-sector="..." data-kind="..."><td data-value="0.25">25</td>
//
// data-value is the number in full; a cell of the class "undefined" has none, and says why in its
// title.

// --- sorting -----------------------------------------------------------------------------------

// What a cell is sorted by; null: it says nothing.
function sortValue(cell, type) {
    if (type === 'number') {
        return cell.dataset.value === undefined ? null : Number(cell.dataset.value);
    }
    if (cell.classList.contains('undefined')) {
        return null;
    }
    const words = cell.textContent.trim();
    return type === 'truth' ? Number(words === 'yes') : words;
}

// Rows in the new order: equal ones stay as they stood, and those that say nothing come last both
// ways.
function sortRows(rows, column, type, ascending) {
    const sign = ascending ? 1 : -1;
    const compare = type === 'words' ? compareWords : (a, b) => a - b;
    const keyed = rows.map(row => ({row, key: sortValue(row.cells[column], type)}));
    keyed.sort((a, b) => {
        if (a.key === null || b.key === null) {
            return (a.key === null) - (b.key === null);
        }
        return sign * compare(a.key, b.key);
    });
    return keyed.map(item => item.row);
}

// Words begin with A, numbers with the largest, yes or no with yes: that is what one looks for.
function nextOrder(head) {
    const order = head.getAttribute('aria-sort');
    if (order === null) {
        return head.dataset.type === 'words' ? 'ascending' : 'descending';
    }
    return order === 'ascending' ? 'descending' : 'ascending';
}

function sortBy(table, head) {
    const order = nextOrder(head);
    for (const other of table.tHead.rows[0].cells) {
        other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', order);
    const body = table.tBodies[0];
    body.append(...sortRows([...body.rows], head.cellIndex, head.dataset.type,
                            order === 'ascending'));
}

function addSorting(table) {
    for (const head of [...table.tHead.rows[0].cells].filter(cell => 'type' in cell.dataset)) {
        const button = make('button', {type: 'button', class: 'sort'});
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener('click', () => sortBy(table, head));
    }
}

// --- filtering ---------------------------------------------------------------------------------

// What may be chosen from, and which attributes of a row hold it.
const FILTERS = [
    {label: 'Sector', all: 'all sectors', names: ['sector', 'sectorOther']},
    {label: 'Kind', all: 'all kinds', names: ['kind']},
    {label: 'Family', all: 'all families', names: ['family']},
];

function makeFilters(rows) {
    return FILTERS.map(filter => ({...filter, values: choicesOf(rows, filter.names)}))
        .filter(filter => filter.values.length > 1)
        .map(filter => ({...filter, ...makeChoice(filter.label, filter.all, filter.values)}));
}

function isWanted(row, folded, words, filters) {
    return !('out' in row.dataset) && holdsWords(folded, words) && filters.every(
        ({select, names}) => select.value === '' ||
                             names.some(name => row.dataset[name] === select.value));
}

function sayCount(table, shown, all) {
    const {one, many} = table.dataset;
    return shown === all ? counted(all, one, many) : `${shown} of ${counted(all, one, many)}`;
}

// The line in place of rows where there is none.
function makeNothing(table, clear) {
    const button = make('button', {type: 'button', class: 'quiet'}, 'Show all');
    button.addEventListener('click', clear);
    return make('p', {class: 'nothing', hidden: true}, `No ${table.dataset.one} fits. `, button);
}

// Of a table: shows all of its rows again; heeds what else has left rows out (data-out).
const showAll = new WeakMap();
const refilter = new WeakMap();
function filterAgain(table) {
    refilter.get(table)();
}

function addFiltering(table, tools) {
    const rows = [...table.tBodies[0].rows];
    const texts = new Map();
    const filters = makeFilters(rows);
    const search = make('input', {type: 'search', autocomplete: 'off', spellcheck: 'false'});
    const count = make('output', {class: 'count', 'aria-live': 'polite'});
    function clear() {
        search.value = '';
        filters.forEach(filter => { filter.select.value = ''; });
        apply();
    }
    const nothing = makeNothing(table, () => {
        clear();
        search.focus();
    });
    function apply() {
        let shown = 0;
        for (const row of rows) {
            if (!texts.has(row)) {
                texts.set(row, fold(row.textContent));
            }
            row.hidden = !isWanted(row, texts.get(row), search.value, filters);
            shown += row.hidden ? 0 : 1;
        }
        count.textContent = sayCount(table, shown, rows.length);
        count.classList.toggle('partial', shown < rows.length);
        nothing.hidden = shown > 0;
        table.parentElement.hidden = shown === 0;
    }
    search.addEventListener('input', apply);
    filters.forEach(filter => filter.select.addEventListener('change', apply));
    tools.append(make('label', {class: 'tool'}, make('span', {}, 'Find'), search),
                 ...filters.map(filter => filter.box), count);
    table.parentElement.after(nothing);
    showAll.set(table, clear);
    refilter.set(table, apply);
    apply();
}

// A row that somebody wants to see must not be filtered away.
function reveal(row) {
    if (row.hidden) {
        showAll.get(row.closest('table'))();
    }
}

// --- CSV ---------------------------------------------------------------------------------------

// Spreadsheets take cells that begin so for formulas; an apostrophe makes them words.
const FORMULA = /^[\s]*[=+\-@]|^[\t\r]/;

function csvCell(cell) {
    if (cell.dataset.value !== undefined) {
        return cell.dataset.value;
    }
    if (cell.classList.contains('undefined')) {
        return '';
    }
    const words = cell.textContent.replace(/\s+/g, ' ').trim();
    const safe = FORMULA.test(words) ? `'${words}` : words;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Rows and columns that are seen, with numbers as they were computed.
function csvOf(table) {
    const heads = [...table.tHead.rows[0].cells];
    const seen = heads.map(head => getComputedStyle(head).display !== 'none');
    const rows = [table.tHead.rows[0], ...table.tBodies[0].rows].filter(row => !row.hidden);
    return rows.map(row => [...row.cells].filter((cell, i) => seen[i]).map(csvCell).join(',') +
                           '\r\n').join('');
}

// The byte-order mark tells Excel that accents are in UTF-8.
function downloadCsv(table) {
    const address = URL.createObjectURL(
        new Blob(['\ufeff', csvOf(table)], {type: 'text/csv;charset=utf-8'}));
    const link = make('a', {href: address, download: table.dataset.file, hidden: true});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function addCopying(table, tools) {
    const download = make('button', {type: 'button'}, 'Download CSV');
    download.addEventListener('click', () => downloadCsv(table));
    tools.append(download);
    if (navigator.clipboard === undefined) {
        return; // not a page that may
    }
    const copy = make('button', {type: 'button'}, 'Copy CSV');
    const said = make('span', {class: 'count', role: 'status'});
    copy.addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText(csvOf(table));
            said.textContent = 'Copied.';
        } catch {
            said.textContent = 'The browser did not allow it; download instead.';
        }
        setTimeout(() => { said.textContent = ''; }, 4000);
    });
    tools.append(copy, said);
}

// --- all ---------------------------------------------------------------------------------------

function addTableTools(table) {
    const tools = table.closest('.table').querySelector('.tools');
    tools.setAttribute('role', 'group');
    tools.setAttribute('aria-label', `Tools: ${table.caption.textContent}`);
    addSorting(table);
    addFiltering(table, tools);
    addCopying(table, tools);
}
