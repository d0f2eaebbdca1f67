//! Which rankings there are: of each role and place, and of roles at places where those would get too long.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::render::catalog::{Catalog, PayAt, PayGroup};
use crate::render::html::layout::Crumb;
use crate::render::html::words::grouped;

/// Rows of one page. More are on pages of their own: for each place, or for each role.
pub(super) const MOST_ROWS: usize = 200;

/// A role at a place has a page of its own with this many rows.
const ENOUGH_ROWS: usize = 6;

/// What a ranking is of, which decides the second column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RankingOf {
    Role,
    Place,
    RoleAtPlace,
}

/// A page of a ranking before it is cut into pages.
pub(super) struct Ranking<'c> {
    pub of: RankingOf,
    /// The path without `.html`.
    pub path: String,
    pub title: String,
    pub crumbs: Vec<Crumb>,
    /// What is on its own pages.
    pub pay: Vec<PayAt>,
    pub without_pay: &'c [usize],
    /// All that it is about, also what is on the pages of its parts.
    pub all: Vec<PayAt>,
    pub parts: Vec<PartLink>,
    pub catalog: &'c Catalog,
}

#[derive(Clone, Serialize)]
pub(super) struct PartLink {
    name: String,
    href: String,
    count: String,
}

/// All rankings.
pub(super) fn each_ranking<E>(
    catalog: &Catalog,
    mut take: impl FnMut(Ranking<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let both = roles_at_places(catalog);
    for role in &catalog.roles {
        take(group_ranking(catalog, role, RankingOf::Role, &both))?;
    }
    for place in &catalog.places {
        take(group_ranking(catalog, place, RankingOf::Place, &both))?;
    }
    for (slugs, pay) in both {
        take(at_place(catalog, slugs, pay))?;
    }
    Ok(())
}

/// Which roles have pages for single places: pairs of slugs, with the pay.
type RolesAtPlaces<'c> = BTreeMap<(&'c str, &'c str), Vec<PayAt>>;

/// The roles at places that have a page, because the role's page or the place's would be too long.
fn roles_at_places(catalog: &Catalog) -> RolesAtPlaces<'_> {
    let long = |groups: &'_ [PayGroup]| -> BTreeSet<String> {
        let long = groups.iter().filter(|group| group.pay.len() > MOST_ROWS);
        long.map(|group| group.slug.clone()).collect()
    };
    let (long_roles, long_places) = (long(&catalog.roles), long(&catalog.places));
    let mut found = RolesAtPlaces::new();
    for place in &catalog.places {
        for at in &place.pay {
            let role = catalog.guide(*at).address.role();
            if long_roles.contains(role) || long_places.contains(&place.slug) {
                found.entry((role, &place.slug)).or_default().push(*at);
            }
        }
    }
    found.retain(|_, pay| pay.len() >= ENOUGH_ROWS);
    found
}

fn group_ranking<'c>(
    catalog: &'c Catalog,
    group: &'c PayGroup,
    of: RankingOf,
    both: &RolesAtPlaces<'_>,
) -> Ranking<'c> {
    let (folder, list) = match of {
        RankingOf::Role => ("role", Crumb::new("Roles", "roles.html")),
        RankingOf::Place | RankingOf::RoleAtPlace => ("place", Crumb::new("Places", "places.html")),
    };
    let mut ranking = Ranking {
        of,
        path: format!("{folder}/{}", group.slug),
        title: group.name.clone(),
        crumbs: vec![list],
        pay: group.pay.clone(),
        all: group.pay.clone(),
        without_pay: &group.without_pay,
        parts: Vec::new(),
        catalog,
    };
    if group.pay.len() <= MOST_ROWS {
        return ranking;
    }
    let mut parts = Vec::new();
    for ((role, place), pay) in both {
        let (own, other) = match of {
            RankingOf::Role => (*role, *place),
            RankingOf::Place | RankingOf::RoleAtPlace => (*place, *role),
        };
        if own != group.slug {
            continue;
        }
        let named = match of {
            RankingOf::Role => catalog.place(other),
            RankingOf::Place | RankingOf::RoleAtPlace => catalog.role(other),
        };
        parts.push((
            pay.len(),
            PartLink {
                name: named.map_or_else(|| other.to_string(), |named| named.name.clone()),
                href: format!("role/{role}/{place}.html"),
                count: grouped(pay.len()),
            },
        ));
        let elsewhere: BTreeSet<&PayAt> = pay.iter().collect();
        ranking.pay.retain(|at| !elsewhere.contains(at));
    }
    parts.sort_by_key(|(rows, _)| Reverse(*rows));
    ranking.parts = parts.into_iter().map(|(_, part)| part).collect();
    ranking
}

fn at_place<'c>(catalog: &'c Catalog, (role, place): (&str, &str), pay: Vec<PayAt>) -> Ranking<'c> {
    let name = |group: Option<&PayGroup>, slug: &str| {
        group.map_or_else(|| slug.to_string(), |group| group.name.clone())
    };
    let role_name = name(catalog.role(role), role);
    let place_name = name(catalog.place(place), place);
    Ranking {
        of: RankingOf::RoleAtPlace,
        path: format!("role/{role}/{place}"),
        title: format!("{role_name}, {place_name}"),
        crumbs: vec![
            Crumb::new("Roles", "roles.html"),
            Crumb::new(role_name, format!("role/{role}.html")),
            Crumb::new(place_name, format!("place/{place}.html")),
        ],
        pay: pay.clone(),
        all: pay,
        without_pay: &[],
        parts: Vec::new(),
        catalog,
    }
}
