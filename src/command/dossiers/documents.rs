//! Which of a round's files and folders are documents of dossiers beside or above them: a workbook
//! with a budget is no application, and a folder of documents lacks none.

use super::place;
use crate::command::decision_source::DecisionSource;
use crate::command::dossier::LoadedDossier;
use crate::evidence::documents_named;
use crate::names::comparable;
use crate::report::SharedDocuments;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

/// Hands the documents that tables name to what it is given, until that breaks; whether they could be read.
pub(crate) type Names<'n> = dyn Fn(&mut dyn FnMut(&str) -> ControlFlow<()>) -> bool + 'n;

#[derive(Default)]
pub(super) struct Documents {
    /// Workbooks that would be dossiers, and are documents of others.
    pub workbooks: BTreeSet<PathBuf>,
    /// Other files that are documents, and folders that hold some.
    pub others: BTreeSet<PathBuf>,
    /// Documents that several workbooks name.
    pub shared: Vec<SharedDocuments>,
}

/// What dossiers name among the workbooks that are some of them, and among `others`, files and
/// folders that are none. `own` are the names in the tables of the folder itself, where those may
/// be too long to be read as a whole. Only dossiers are read beside or below which something lies.
pub(super) fn named(dossiers: &[PathBuf], others: &[PathBuf], folder: &Path, own: Option<&Names<'_>>) -> Documents {
    let workbooks: BTreeSet<&PathBuf> = dossiers.iter().filter(|path| !path.is_dir()).collect();
    let sought: BTreeSet<&PathBuf> = others.iter().collect();
    // How many of both lie in each folder or below.
    let mut beneath: BTreeMap<&Path, usize> = BTreeMap::new();
    for path in workbooks.iter().copied().chain(others) {
        path.ancestors().skip(1).for_each(|above| *beneath.entry(above).or_default() += 1);
    }
    let others_beneath = |dossier: &PathBuf| {
        let itself = usize::from(workbooks.contains(dossier));
        beneath.get(home(dossier, &workbooks)).copied().unwrap_or(0) - itself
    };
    let mut readers: Vec<&PathBuf> = dossiers.iter().filter(|dossier| others_beneath(dossier) > 0).collect();
    let mut documents = Documents::default();
    let mut namers: BTreeMap<PathBuf, BTreeSet<&PathBuf>> = BTreeMap::new();
    // Of millions of names those alone are looked at that begin as something does that lies there.
    let first = |path: &&PathBuf| path.strip_prefix(folder).ok()?.iter().next()?.to_str().map(comparable);
    let begins: BTreeSet<String> = workbooks.iter().chain(&sought).filter_map(first).collect();
    // A file is meant however its name is typed.
    let folded = |path: &Path| path.to_str().map(comparable);
    let there: BTreeMap<String, &PathBuf> =
        workbooks.iter().chain(&sought).filter_map(|path| Some((folded(path)?, *path))).collect();
    let as_there = |path: &Path| match workbooks.contains(&path.to_owned()) || sought.contains(&path.to_owned()) {
        true => path.to_owned(),
        false => folded(path).and_then(|path| there.get(&path)).map_or_else(|| path.to_owned(), |path| (*path).clone()),
    };
    if let (Some(own), Some(index)) = (own, readers.iter().position(|path| *path == folder)) {
        let is_read = own(&mut |name| {
            let begin = name.split('/').find(|part| *part != ".").unwrap_or_default();
            if let Some(path) =
                Some(name).filter(|_| begins.contains(&comparable(begin))).and_then(|name| within(folder, name))
            {
                let path = as_there(&path);
                documents.others.extend(path.ancestors().map(as_there).filter(|above| sought.contains(above)));
                if let Some(dossier) = readers.get(index).filter(|_| workbooks.contains(&path)) {
                    namers.entry(path).or_default().insert(dossier);
                }
            }
            match workbooks.is_empty() && documents.others.len() == sought.len() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        if is_read {
            readers.remove(index);
        }
    }
    for (dossier, names) in readers.iter().zip(all_names(&readers)) {
        let home = home(dossier, &workbooks);
        for path in names.iter().filter_map(|name| within(home, name)) {
            let path = as_there(&path);
            documents.others.extend(path.ancestors().map(as_there).filter(|above| sought.contains(above)));
            namers.entry(path).or_default().insert(dossier);
        }
    }
    let is_document = |workbook: &&&PathBuf| {
        let mut by_others = namers.get(**workbook).into_iter().flatten().filter(|namer| *namer != *workbook);
        by_others.any(|namer| !leads_to(workbook, namer, &workbooks, &namers))
    };
    documents.workbooks = workbooks.iter().filter(is_document).map(|workbook| (*workbook).clone()).collect();
    documents.shared = shared(&namers, &documents.workbooks, folder);
    documents
}

/// Where the documents of a dossier lie.
fn home<'p>(dossier: &'p PathBuf, workbooks: &BTreeSet<&PathBuf>) -> &'p Path {
    let folder = dossier.parent().filter(|_| workbooks.contains(dossier));
    folder.unwrap_or(dossier)
}

/// Where a document lies that a dossier in that folder names; `None` for one that may lie anywhere.
fn within(home: &Path, name: &str) -> Option<PathBuf> {
    let mut path = home.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    let is_remote = ["http:", "https:"].iter().any(|scheme| name.starts_with(scheme));
    Some(path).filter(|path| !is_remote && path != home)
}

/// The documents that each of some dossiers names; none of what cannot be read, of which it is told
/// when it is to be scored.
fn all_names(dossiers: &[&PathBuf]) -> Vec<Vec<String>> {
    let names = |dossier: &&PathBuf| {
        LoadedDossier::open(dossier, &DecisionSource::Nobody)
            .map(|loaded| documents_named(&loaded.raw))
            .unwrap_or_default()
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = dossiers.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts = dossiers.chunks(share).map(|part| scope.spawn(move || part.iter().map(names).collect::<Vec<_>>()));
        // All are begun before the first is waited for.
        let parts: Vec<_> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

/// Whether one workbook names another, or one that does: of two that name each other both stay.
fn leads_to(
    from: &PathBuf,
    to: &PathBuf,
    workbooks: &BTreeSet<&PathBuf>,
    namers: &BTreeMap<PathBuf, BTreeSet<&PathBuf>>,
) -> bool {
    // Backwards, as it is known who names a workbook.
    let (mut seen, mut next) = (BTreeSet::new(), vec![to]);
    while let Some(path) = next.pop() {
        if path == from {
            return true;
        }
        if workbooks.contains(path) && seen.insert(path) {
            next.extend(namers.get(path).into_iter().flatten());
        }
    }
    false
}

/// The documents that several workbooks name, by those.
fn shared(
    namers: &BTreeMap<PathBuf, BTreeSet<&PathBuf>>,
    set_aside: &BTreeSet<PathBuf>,
    folder: &Path,
) -> Vec<SharedDocuments> {
    let mut shared: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for (path, namers) in namers {
        let dossiers = namers.iter().filter(|namer| namer.is_file() && !set_aside.contains(**namer));
        let dossiers: Vec<String> = dossiers.map(|namer| place(namer, folder)).collect();
        if dossiers.len() > 1 {
            shared.entry(dossiers).or_default().push(place(path, folder));
        }
    }
    shared.into_iter().map(|(dossiers, documents)| SharedDocuments { dossiers, documents }).collect()
}
