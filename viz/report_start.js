// The report with scripts: everything is begun here.

// Tools stand above the first map of a section and serve all maps of it.
function addMapTools(section) {
    const own = maps.filter(map => map.figure.closest('section') === section);
    const tools = make('div', {class: 'tools', role: 'group', 'aria-label': 'Map tools'});
    own[0].figure.before(tools);
    tools.append(...makeViewChoice(own.map(map => map.figure)), ...makeSearch(),
                 ...makeSectorChoice());
}

function startMaps() {
    document.body.append(status, make('datalist', {id: 'everybody'},
        ...[...new Set(everybody.values())].sort(compareWords)
            .map(name => make('option', {value: name}))));
    for (const map of maps) {
        addCard(map);
        makeOperable(map);
    }
    new Set(maps.map(map => map.figure.closest('section'))).forEach(addMapTools);
    listenToLinks();
    document.addEventListener('keydown', event => {
        if (event.key === 'Escape' && pinned !== null) {
            pin(null);
        }
    });
}

document.querySelectorAll('table.data').forEach(addTableTools);
if (maps.length > 0) {
    startMaps();
}
window.addEventListener('hashchange', followAddress);
followAddress();
